using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench.Compare;

/// <summary>
/// <c>compare</c>: the published product against what a user would pick instead, in turns within one run, over loopback. Prints one table in
/// Markdown with the ratios; figures of different runs or machines are not to be compared.
/// </summary>
internal sealed class Comparison(string[] options)
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private const int Connections = 40; // What Telegram opens to a webhook by default.

    private readonly bool _long = options.Contains("--long");
    private readonly int _rounds = options.Contains("--long") ? 5 : 2;
    private readonly TimeSpan _time = TimeSpan.FromSeconds(options.Contains("--long") ? 20 : 6);
    private readonly Table _table = new();
    private readonly string _published = Directory.CreateTempSubdirectory("supportbot-published").FullName;
    private long _firstChat = 1_000_000;

    public async Task Run()
    {
        var product = Kinds.Product(_published);
        IReadOnlyList<BotKind> peers = After("--peers") is { } folder ? Kinds.Peers(folder) : [];
        try
        {
            _table.Title(string.Create(CultureInfo.InvariantCulture,
                $"{DateTimeOffset.Now:yyyy-MM-dd HH:mm}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"));
            await Starts([product, .. peers]);
            await Closed("closed loop, 200 chats", [product, Kinds.ProductKeepingNothing, .. peers], 200, 200, TimeSpan.Zero, _rounds);
            await Closed("closed loop, 10,000 chats", [product, .. peers], 10_000, 400, TimeSpan.Zero, 1);
            await Closed("closed loop, 400 chats, messenger takes 100 ms", [product, .. peers], 400, 400, TimeSpan.FromMilliseconds(100), 1);
            await Closed("closed loop, 2,000 chats, messenger takes 100 ms", [product], 2_000, 2_000, TimeSpan.FromMilliseconds(100), 1);
            await Open(500, [product, .. peers]);
            await Open(1_000, [product, .. peers]);
            await Memory(product);
        }
        finally
        {
            Directory.Delete(_published, recursive: true);
        }
        Console.WriteLine();
        Console.WriteLine(_table);
        if (After("--output") is { } file)
        {
            await File.WriteAllTextAsync(file, _table.ToString());
        }
    }

    private async Task Starts(IReadOnlyList<BotKind> kinds)
    {
        foreach (var kind in kinds)
        {
            var figures = new Figures();
            for (var round = 0; round < 3; round++)
            {
                using var sink = new Sink(TimeSpan.Zero);
                var begun = Stopwatch.GetTimestamp();
                using var bot = Bot.Launch(kind, sink);
                await bot.UntilItListens();
                using var driver = new Driver(sink, bot, _firstChat += 10_000_000);
                await driver.Connect(1);
                await driver.Park(1, 1, 1);
                figures.Add(Stopwatch.GetElapsedTime(begun));
            }
            _table.Add("start to first reply", kind.Name, string.Create(CultureInfo.InvariantCulture, $"{figures.At(0.5):F0} ms"));
        }
    }

    private async Task Closed(string name, IReadOnlyList<BotKind> kinds, int chats, int atOnce, TimeSpan delay, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var kind in kinds)
            {
                using var sink = new Sink(delay);
                using var bot = Bot.Launch(kind, sink);
                await bot.UntilItListens();
                using var driver = new Driver(sink, bot, _firstChat += 10_000_000);
                await driver.Connect(Connections);
                var measured = await driver.Closed(chats, atOnce, Warm, _time, bot.Process);
                _table.Rate(name, kind.Name, measured, driver.NotAccepted);
            }
        }
    }

    private async Task Open(int perSecond, IReadOnlyList<BotKind> kinds)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"open loop, {perSecond} a second");
        _table.Add(name, "one flush of this disk", Disk.Flushes(Path.GetTempPath(), 2_000).ToString());
        foreach (var kind in kinds)
        {
            using var sink = new Sink(TimeSpan.Zero);
            using var bot = Bot.Launch(kind, sink);
            await bot.UntilItListens();
            using var driver = new Driver(sink, bot, _firstChat += 10_000_000);
            await driver.Connect(Connections);
            var measured = await driver.Open(perSecond, Warm, _time, bot.Process);
            _table.Add(name, kind.Name, measured.Latency.ToString());
        }
    }

    private async Task Memory(BotKind product)
    {
        using var sink = new Sink(TimeSpan.Zero);
        using var bot = Bot.Launch(product, sink);
        await bot.UntilItListens();
        await Task.Delay(TimeSpan.FromSeconds(10));
        var empty = bot.StoreBytes;
        Tell("idle, ten seconds after the start", bot);
        var parked = _long ? 100_000 : 10_000;
        using var driver = new Driver(sink, bot, _firstChat += 10_000_000);
        await driver.Connect(Connections);
        await driver.Park(10_000, 4, 400);
        Tell("10,000 conversations in mid-dialogue", bot);
        if (_long)
        {
            await driver.Park(90_000, 4, 400);
            await Task.Delay(TimeSpan.FromSeconds(75));
            Tell("100,000 conversations at rest", bot);
        }
        _table.Add("file", "store, per conversation of four messages", string.Create(CultureInfo.InvariantCulture, $"{(bot.StoreBytes - empty) / 1024.0 / parked:F1} KB"));
    }

    private void Tell(string what, Bot bot)
    {
        bot.Process.Refresh();
        _table.Add("memory", what, string.Create(CultureInfo.InvariantCulture, $"{bot.Process.WorkingSet64 / 1048576.0:F0} MB resident"));
    }

    private string? After(string option)
    {
        var at = Array.IndexOf(options, option);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : null;
    }
}
