using System.CommandLine;
using SupportBot.Commands.Evaluation;
using SupportBot.Content;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands;

/// <summary>Exit codes of every verb: 0 done, 1 the answer is "no", 2 wrong usage or settings (contracts.md §1).</summary>
internal static class Verbs
{
    public const int Done = 0;
    public const int No = 1;
    public const int Wrong = 2;

    private static readonly string[] HelpOptions = ["--help", "-h", "-?", "--version"];

    public static async Task<int> Run(RootCommand root, string[] args)
    {
        try
        {
            // Settings on the command line (--Telegram:Token=…) belong to the configuration; they may also stand without a verb.
            if (args.Length == 0 || (args[0].StartsWith('-') && !HelpOptions.Contains(args[0], StringComparer.Ordinal)))
            {
                return await RunCommand.Serve(args);
            }
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)));
                return Wrong;
            }
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception refusal) when (refusal is SettingsRefusedException or ContentRefusedException or StoreRefusedException or InputRefusedException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Wrong;
        }
        catch (IOException taken) when (taken.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            await Console.Error.WriteLineAsync("Another program listens on this address already. Stop it, or set Urls to another one, for example --Urls=http://127.0.0.1:8081");
            return Wrong;
        }
    }
}
