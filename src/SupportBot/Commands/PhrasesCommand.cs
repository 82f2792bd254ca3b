using System.CommandLine;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands;

/// <summary><c>phrases</c>: what subscribers said and the bot did not understand; one command makes such a phrase an example.</summary>
internal static class PhrasesCommand
{
    private const int Shown = 50;

    public static Command Make() => new("phrases", "phrases that were not understood, without numbers, addresses and names")
    {
        List(), Add(), Drop(),
    };

    private static Command List()
    {
        var command = new Command("list", "the most frequent first: number, how often, language, what came nearest, the phrase");
        command.SetAction((_, _) => With(async (phrases, _) =>
        {
            var most = await phrases.Most(Shown);
            foreach (var found in most)
            {
                Console.WriteLine(FormattableString.Invariant($"{found.Id}\t{found.Count}\t{found.Said.Language.Code()}\t{found.Said.Guess ?? "-"}\t{found.Said.Phrase}"));
            }
            Console.WriteLine(most.Count == 0 ? "Nothing was left unclear so far." : "Next: phrases add NUMBER KIND makes one an example; phrases drop NUMBER forgets it.");
            return null;
        }));
        return command;
    }

    private static Command Add()
    {
        var number = new Argument<long>("number") { Description = "as phrases list shows it" };
        var kind = new Argument<string>("kind") { Description = "a file of dialogs/problems, without .yaml" };
        var text = new Option<string?>("--text") { Description = "other words for it, for instance without a name that is left in it" };
        var command = new Command("add", "make a phrase an example of a kind of problem") { number, kind, text };
        command.SetAction((parsed, _) => With(async (phrases, folder) =>
        {
            if (await phrases.Find(parsed.GetValue(number)) is not { } found)
            {
                return $"There is no phrase {parsed.GetValue(number)}; see phrases list.";
            }
            var refusal = Write(folder, parsed.GetValue(kind)!, found.Said.Language, parsed.GetValue(text) ?? found.Said.Phrase);
            if (refusal is null)
            {
                await phrases.Remove(found.Id);
            }
            return refusal;
        }));
        return command;
    }

    private static Command Drop()
    {
        var number = new Argument<long>("number") { Description = "as phrases list shows it" };
        var command = new Command("drop", "forget a phrase") { number };
        command.SetAction((parsed, _) => With(async (phrases, _) => await phrases.Remove(parsed.GetValue(number)) ? null : $"There is no phrase {parsed.GetValue(number)}."));
        return command;
    }

    /// <summary>Writes the example into the kind's file; null when done, otherwise why not. The file stays as it was when the content would not pass <c>check</c>.</summary>
    internal static string? Write(ContentFolder folder, string kind, Language language, string phrase)
    {
        var file = $"problems/{kind}.yaml";
        if (!folder.Files("problems", "*.yaml").Contains($"{kind}.yaml", StringComparer.Ordinal))
        {
            return $"There is no kind of problem {kind} in {folder.Root}.";
        }
        var before = folder.Read(file)!;
        if (ExampleWriter.Add(before, language, phrase) is not { } after)
        {
            return $"{file}: the examples in {language.Code()} are not written one a line; add the phrase by hand.";
        }
        var path = Path.Combine(folder.Root, file);
        File.WriteAllText(path, after);
        if (new EditionReader(folder, new ConversationSettings(), []).Read(out var findings) is null)
        {
            File.WriteAllText(path, before);
            return $"With this example the content does not pass check, so nothing was changed: {findings.FirstOrDefault(finding => finding.IsError)}";
        }
        return null;
    }

    // The answer null is "done"; words say why not.
    private static async Task<int> With(Func<IUnclearPhrases, ContentFolder, Task<string?>> act)
    {
        var settings = Settings.Read(RunCommand.Configuration([]));
        SqliteFile.Prepare(settings.StorePath);
        await using var house = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHouse(settings).BuildServiceProvider();
        if (await act(house.GetRequiredService<IUnclearPhrases>(), new ContentFolder(settings.DialogsPath)) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return Verbs.No;
        }
        return Verbs.Done;
    }
}
