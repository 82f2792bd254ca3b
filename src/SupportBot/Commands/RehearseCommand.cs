using System.CommandLine;
using SupportBot.Commands.Stories;

namespace SupportBot.Commands;

/// <summary><c>rehearse</c>: plays conversation stories against the content and prints each difference.</summary>
internal static class RehearseCommand
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files") { Description = "story files, or folders with them", Arity = ArgumentArity.OneOrMore };
        var command = new Command("rehearse", "play conversation stories against the content; prints each difference") { files };
        command.SetAction((parsed, _) => Rehearse(parsed.GetValue(files)!));
        return command;
    }

    private static async Task<int> Rehearse(string[] names)
    {
        var stories = names.SelectMany(Files).ToList();
        if (stories.Find(file => !File.Exists(file)) is { } missing)
        {
            await Console.Error.WriteLineAsync($"There is no file {missing}.");
            return Verbs.Wrong;
        }
        var differences = 0;
        foreach (var file in stories)
        {
            foreach (var difference in await Play(file))
            {
                differences++;
                Console.WriteLine(difference);
            }
        }
        Console.WriteLine($"{stories.Count} stories, {differences} differences");
        return differences == 0 ? Verbs.Done : Verbs.No;
    }

    private static IEnumerable<string> Files(string name) =>
        Directory.Exists(name) ? Directory.EnumerateFiles(name, "*.story").Order(StringComparer.Ordinal) : [name];

    /// <summary>What is different in one story.</summary>
    public static async Task<IReadOnlyList<string>> Play(string file, string? dialogs = null)
    {
        try
        {
            var story = StoryParser.Read(file, await File.ReadAllTextAsync(file));
            using var folder = new StageFolder();
            return await new StoryPlayer(story, folder.Settings(dialogs, [.. story.Settings])).Play();
        }
        catch (StoryFormatException mistake)
        {
            return [mistake.Message];
        }
    }
}
