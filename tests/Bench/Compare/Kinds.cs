using System.Diagnostics;
using System.Globalization;
using Fakes;

namespace Bench.Compare;

/// <summary>The product as it is published, the same build with a store that keeps nothing, and the peers.</summary>
internal static class Kinds
{
    private static readonly string[] OurWords = ["Здравствуйте", "Абая 10-25", "да", "со вчера нет интернета", "на всех", "оператор"];
    private static readonly string[] TheirWords = ["hello", "Lenina 10-25", "yes", "no internet since the morning", "1", "operator please"];

    /// <summary>Publishes the product in Release, as it is installed.</summary>
    public static BotKind Product(string published)
    {
        Run("dotnet", ["publish", Path.Combine(Repository.Root, "src", "SupportBot"), "-c", "Release", "-o", published, "-v", "quiet", "--nologo"], Repository.Root);
        return new BotKind("SupportBot", "/webhooks/telegram", OurWords, (port, api, folder) => [Path.Combine(published, "supportbot"), "run", .. Settings(port, api, folder)]);
    }

    public static BotKind ProductKeepingNothing { get; } = new("SupportBot, store keeps nothing", "/webhooks/telegram", OurWords,
        (port, api, folder) => ["dotnet", Path.Combine(AppContext.BaseDirectory, "Bench.dll"), "keep-nothing", .. Settings(port, api, folder)]);

    /// <param name="peers">The folder with the scripts; they are copied and their packages installed beside the copy.</param>
    public static IReadOnlyList<BotKind> Peers(string peers)
    {
        var scripts = Directory.Exists(Path.Combine(peers, "node")) ? Path.Combine(peers, "node") : peers;
        if (!Directory.Exists(Path.Combine(scripts, "node_modules")))
        {
            scripts = Installed(scripts);
        }
        return [Peer("grammY", "grammy-fsm.js"), Peer("Telegraf", "telegraf-scenes.js"), Peer("Bot Framework JS", "botbuilder.js")];

        BotKind Peer(string name, string script) => new(name, "/webhook", TheirWords, (_, _, _) => ["node", Path.Combine(scripts, script)]);
    }

    // One fragment must not wait for its continuation here: a driver that waits for each answer would measure the window.
    private static string[] Settings(int port, string api, string folder) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--Urls=http://127.0.0.1:{port}"), $"--Store:Path={folder}/store.db", $"--Dialogs:Path={Repository.Folder("dialogs")}",
        "--Telegram:Token=42:AAbench", $"--Telegram:ApiUrl={api}", "--Telegram:Receive=webhook", $"--Telegram:WebhookSecret={Bot.Secret}",
        "--PublicUrl=https://bench.example", "--Conversation:BurstWindow=00:00:00", "--Logs:Level=Warning", "--Operators:WorkingHours=Mon-Sun 00:00-24:00",
    ];

    private static string Installed(string scripts)
    {
        var copy = Directory.CreateTempSubdirectory("supportbot-peers").FullName;
        foreach (var file in Directory.EnumerateFiles(scripts))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
        Run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], copy);
        return copy;
    }

    private static void Run(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}.");
        }
    }
}
