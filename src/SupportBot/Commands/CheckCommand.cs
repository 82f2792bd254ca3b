using System.CommandLine;
using SupportBot.Content;
using SupportBot.Conversations;

namespace SupportBot.Commands;

/// <summary><c>check</c>: validates the content, a line per finding; the answer is "no" when there is an error.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var folder = new Argument<string?>("dir") { Description = "the content folder (default: dialogs)", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check", "validate the content folder; prints file:line: error|warning: text") { folder };
        command.SetAction((parsed, _) => Task.FromResult(Check(parsed.GetValue(folder))));
        return command;
    }

    private static int Check(string? path)
    {
        var root = path ?? Settings.Dialogs(null);
        var folder = new ContentFolder(root);
        if (new EditionReader(folder, new ConversationSettings(), []).Read(out var findings) is { } edition)
        {
            findings = findings.AddRange(new ExampleCheck(folder).Find(edition.Examples, edition.Dialogue.Script.Understanding));
        }
        foreach (var finding in findings)
        {
            Console.WriteLine(finding);
        }
        var errors = findings.Count(finding => finding.IsError);
        Console.WriteLine($"{root}: {errors} errors, {findings.Length - errors} warnings");
        return errors == 0 ? Verbs.Done : Verbs.No;
    }
}
