using System.CommandLine;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands;

/// <summary><c>backup</c>: a consistent copy of the store while the service runs.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "the file to write; it must not be there yet" };
        var command = new Command("backup", "copy the store into one file while the service runs; the media folder is copied separately")
        {
            file,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, _) => Task.FromResult(Back(parsed.GetValue(file)!, [.. parsed.UnmatchedTokens])));
        return command;
    }

    private static int Back(string file, string[] settings)
    {
        var kept = Settings.Read(RunCommand.Configuration(settings));
        try
        {
            var conversations = SqliteBackup.Make(kept.StorePath, file);
            Console.WriteLine($"{file}: {conversations} conversations, {new FileInfo(file).Length / 1024} KB, checked. Copy {kept.MediaPath} as well: it holds photos and files.");
            return Verbs.Done;
        }
        catch (BackupRefusedException refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return Verbs.No;
        }
    }
}
