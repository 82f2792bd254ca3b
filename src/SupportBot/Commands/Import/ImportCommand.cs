using System.CommandLine;
using SupportBot.Commands.Evaluation;
using SupportBot.Content;
using SupportBot.Store.Sqlite;
using SupportBot.Understanding;

namespace SupportBot.Commands.Import;

/// <summary><c>import streets|subscribers</c>: loads a directory, all rows or none (contracts.md §1).</summary>
internal static class ImportCommand
{
    private const string StreetsFile = "streets.csv";

    public static Command Make() => new("import", "load a directory: all rows or none")
    {
        Verb("streets", "the street directory, CSV; takes the place of dialogs/streets.csv", (file, settings) => Task.FromResult(Streets(file, settings.DialogsPath))),
        Verb("subscribers", "subscribers, CSV: contract,name,phone,street_id,house,building,apartment,status; take the place of those before", Subscribers),
    };

    private static Command Verb(string name, string description, Func<string, Settings, Task<string>> load)
    {
        var file = new Argument<string>("file") { Description = "the CSV file, UTF-8" };
        var command = new Command(name, description) { file };
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                Console.WriteLine(await load(parsed.GetValue(file)!, Settings.Read(RunCommand.Configuration([]))));
                return Verbs.Done;
            }
            catch (FormatException wrong)
            {
                await Console.Error.WriteLineAsync($"{parsed.GetValue(file)}: {wrong.Message} Nothing was changed.");
                return Verbs.No;
            }
        });
        return command;
    }

    /// <exception cref="FormatException">A row is wrong.</exception>
    internal static string Streets(string file, string dialogs)
    {
        var streets = Read(file, StreetDirectory.Read);
        if (streets.Count == 0)
        {
            throw new FormatException("There is no street in it.");
        }
        var target = Path.Combine(dialogs, StreetsFile);
        // Beside the target, then in its place in one step: a running service sees the old file or the new one.
        var beside = target + ".new";
        File.Copy(file, beside, overwrite: true);
        File.Move(beside, target, overwrite: true);
        return FormattableString.Invariant($"{streets.Count} streets are in {target}; a running service takes them up by itself.");
    }

    private static async Task<string> Subscribers(string file, Settings settings)
    {
        var directory = Path.Combine(settings.DialogsPath, StreetsFile);
        var streets = File.Exists(directory) ? Read(directory, StreetDirectory.Read) : [];
        var rows = Read(file, text => SubscriberFile.Read(text, streets));
        SqliteFile.Prepare(settings.StorePath);
        await using var house = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHouse(settings).BuildServiceProvider();
        var count = await new SqliteSubscriberRegister(house.GetRequiredService<SqliteWriter>()).Replace(rows);
        return FormattableString.Invariant($"{count} subscribers are in the directory.");
    }

    private static T Read<T>(string file, Func<TextReader, T> read)
    {
        if (!File.Exists(file))
        {
            throw new InputRefusedException($"There is no file {file}.");
        }
        using var text = new StreamReader(file);
        return read(text);
    }
}
