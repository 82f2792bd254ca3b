using System.Text.Json;
using SupportBot.Commands.Evaluation;
using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

/// <summary>Addresses as people write them, in Russian, Kazakh and English, with what is none; a line each in <c>Sets/addresses.jsonl</c>.</summary>
public sealed class AddressSetTests
{
    [Fact]
    public void Addresses_are_read_to_the_letter_and_none_is_believed_wrongly()
    {
        var read = new Understander([], StreetDirectory.Read(new StreamReader(Repository.Folder("dialogs", "streets.csv"))));
        var verdicts = File.ReadLines(Repository.Folder("tests", "SupportBot.Tests", "Understanding", "Sets", "addresses.jsonl"))
            .Select(line => JsonSerializer.Deserialize<AddressRow>(line)!).Select(row => new AddressVerdict(row, AddressLabel.Of(read.Read(row.Text).Address))).ToList();
        Assert.DoesNotContain(verdicts, verdict => verdict.ConfidentlyWrong);
        Assert.InRange(verdicts.Count(verdict => verdict.Exact) / (double)verdicts.Count, 0.97, 1);
    }
}
