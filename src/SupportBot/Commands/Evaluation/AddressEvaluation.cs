using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Understanding;

namespace SupportBot.Commands.Evaluation;

/// <summary><c>evaluate addresses</c>: addresses in free text against a street directory.</summary>
internal static class AddressEvaluation
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var input = new Option<string>("--input") { Description = "JSON lines with id and text; gold is only compared with", Required = true };
        var streets = new Option<string>("--streets") { Description = "the street directory, CSV", Required = true };
        var output = new Option<string>("--output") { Description = "where the readings go, JSON lines", Required = true };
        var command = new Command("addresses", "addresses in a file of JSON lines") { input, streets, output };
        command.SetAction((parsed, _) => Task.FromResult(Evaluate(parsed.GetValue(input)!, parsed.GetValue(streets)!, parsed.GetValue(output)!)));
        return command;
    }

    private static int Evaluate(string input, string streets, string output)
    {
        var rows = Rows(input);
        // The whole understanding reads, as for a subscriber: a phone number is taken out before an address is looked for.
        var understanding = new Understander([], Directory(streets));
        var verdicts = rows.ConvertAll(row => new AddressVerdict(row, AddressLabel.Of(understanding.Read(row.Text, Languages.FromCode(row.Language)).Address)));
        File.WriteAllLines(output, verdicts.Select(verdict => JsonSerializer.Serialize(new { id = verdict.Row.Id, pred = verdict.Read }, Plain)));
        AddressMeasures.Print(verdicts.FindAll(verdict => verdict.Row.Gold is not null));
        return Verbs.Done;
    }

    private static IReadOnlyList<Street> Directory(string streets)
    {
        try
        {
            using var text = new StreamReader(streets);
            return StreetDirectory.Read(text);
        }
        catch (Exception wrong) when (wrong is FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputRefusedException($"{streets}: {wrong.Message}");
        }
    }

    private static List<AddressRow> Rows(string input)
    {
        if (!File.Exists(input))
        {
            throw new InputRefusedException($"There is no file {input}.");
        }
        var rows = new List<AddressRow>();
        foreach (var (line, at) in File.ReadLines(input).Select((line, at) => (line, at)).Where(pair => !string.IsNullOrWhiteSpace(pair.line)))
        {
            try
            {
                rows.Add(JsonSerializer.Deserialize<AddressRow>(line)!);
            }
            catch (JsonException wrong)
            {
                throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{input}:{at + 1}: {wrong.Message}"));
            }
        }
        return rows;
    }
}

/// <summary>A line of the input.</summary>
internal sealed record AddressRow(
    [property: JsonPropertyName("id"), JsonRequired] string Id,
    [property: JsonPropertyName("text"), JsonRequired] string Text,
    [property: JsonPropertyName("lang")] string? Language = null,
    [property: JsonPropertyName("gold")] AddressLabel? Gold = null,
    [property: JsonPropertyName("alt")] AddressLabel[]? Alternatives = null);

/// <summary>An address as the files write it.</summary>
internal sealed record AddressLabel(
    [property: JsonPropertyName("status")] AddressStatus Status,
    [property: JsonPropertyName("street_id")] string? Street = null,
    [property: JsonPropertyName("house")] string? House = null,
    [property: JsonPropertyName("building")] string? Building = null,
    [property: JsonPropertyName("apartment")] string? Apartment = null,
    [property: JsonPropertyName("entrance")] string? Entrance = null,
    [property: JsonPropertyName("floor")] string? Floor = null,
    [property: JsonPropertyName("candidates")] string[]? Candidates = null)
{
    public static AddressLabel Of(AddressReading read) => new(read.Status, read.Street?.Id, read.House, read.Building, read.Apartment, read.Entrance, read.Floor,
        [.. read.Candidates.Select(street => street.Id)]);

    public bool Same(AddressLabel other) => Status == other.Status && Street == other.Street && House == other.House && Building == other.Building
        && Apartment == other.Apartment && Entrance == other.Entrance && Floor == other.Floor
        && (Status != AddressStatus.Ambiguous || new HashSet<string>(Candidates ?? [], StringComparer.Ordinal).SetEquals(other.Candidates ?? []));
}
