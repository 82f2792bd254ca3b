using System.CommandLine;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands;

/// <summary><c>user</c>: operator accounts of the built-in desk. A password is read from standard input, never from an argument.</summary>
internal static class UserCommand
{
    public static Command Make()
    {
        var role = new Option<OperatorRole>("--role") { Description = "operator, senior or administrator" };
        var display = new Option<string?>("--display") { Description = "the name subscribers see (default: NAME)" };
        var add = Verb("add", "make an account; the password is read from standard input", async (accounts, _, parsed, name) =>
            await accounts.Add(name, parsed.GetValue(display) ?? name, parsed.GetValue(role), Password()));
        add.Options.Add(role);
        add.Options.Add(display);
        var list = new Command("list", "print the accounts");
        list.SetAction((_, _) => With(async (_, store) =>
        {
            foreach (var account in await store.All())
            {
                Console.WriteLine($"{account.Name}\t{account.Display}\t{account.Role.ToString().ToLowerInvariant()}");
            }
            return null;
        }));
        return new Command("user", "operator accounts of the built-in desk")
        {
            add,
            Verb("password", "change a password; the new one is read from standard input", (accounts, _, _, name) => accounts.ChangePassword(name, Password())),
            Verb("remove", "remove an account", async (_, store, _, name) => await store.Remove(name) ? null : $"There is no account {name}."),
            list,
        };
    }

    private static Command Verb(string verb, string description, Func<Accounts, IOperatorAccounts, ParseResult, string, Task<string?>> act)
    {
        var name = new Argument<string>("name") { Description = "what the operator logs in with" };
        var command = new Command(verb, description) { name };
        command.SetAction((parsed, _) => With((accounts, store) => act(accounts, store, parsed, parsed.GetValue(name)!)));
        return command;
    }

    // The answer null is "done"; words say why not.
    private static async Task<int> With(Func<Accounts, IOperatorAccounts, Task<string?>> act)
    {
        var settings = Settings.Read(RunCommand.Configuration([]));
        SqliteFile.Prepare(settings.StorePath);
        await using var house = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHouse(settings).BuildServiceProvider();
        if (await act(house.GetRequiredService<Accounts>(), house.GetRequiredService<IOperatorAccounts>()) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return Verbs.No;
        }
        Console.WriteLine("Done.");
        return Verbs.Done;
    }

    private static string Password()
    {
        if (!Console.IsInputRedirected)
        {
            Console.Write("Password: ");
        }
        return Console.ReadLine() ?? "";
    }
}
