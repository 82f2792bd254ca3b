using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Tests.Soak;

/// <summary>Subscribers, operators and their troubles over the whole house, in a time that is moved by hand. What happens comes from the seed.</summary>
internal sealed class Town : IAsyncDisposable
{
    private static readonly TimeSpan Nudge = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly StageFolder _folder = new();
    private readonly Plans _plans = new();
    private readonly FakeTimeProvider _clock;
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly List<Shift> _shifts = [];
    private readonly Random _chance;
    private int _days;
    private bool _lineDown;
    private bool _diskFull;

    private Town(int seed, DateTimeOffset begin)
    {
        _chance = new Random(seed);
        _clock = new FakeTimeProvider(begin);
    }

    public Promises Promises { get; } = new();

    public Stage Stage { get; private set; } = null!;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public int Restarts { get; private set; }

    public IReadOnlyDictionary<string, Person> People => _people;

    public static async Task<Town> Open(int seed, DateTimeOffset begin, int subscribers, TimeSpan between)
    {
        var town = new Town(seed, begin);
        // A disk in memory, where there is one: the soak is about order, not about flushes.
        var store = Directory.Exists("/dev/shm") ? Path.Combine("/dev/shm", Path.GetFileName(town._folder.Path) + ".db") : Path.Combine(town._folder.Path, "store.db");
        var settings = town._folder.Settings(Repository.Folder("dialogs"), ("Store:Path", store), ("Operators:WorkingHours", "Mon-Fri 09:00-21:00, Sat 10:00-18:00"), ("Operators:Holidays:0", "2026-12-16"));
        town.Stage = await Stage.Open(settings, town._clock, services => services.AddSingleton<ITurnWatcher>(town.Promises));
        town.Watch();
        for (var number = 0; number < subscribers; number++)
        {
            var person = new Person($"{number}", seed + number, town._plans, town);
            town._people[$"{number}"] = person;
            person.PlanInquiry(begin, between);
        }
        foreach (var name in (string[])["aigul", "daniyar"])
        {
            var shift = new Shift(name, seed, town._plans, town, settings.Hours);
            town._shifts.Add(shift);
            shift.Plan(begin);
        }
        town.PlanTroubles(begin);
        return town;
    }

    /// <summary>Lives until this moment.</summary>
    public async Task Live(DateTimeOffset until)
    {
        while (_plans.TryNext(out var at, out var what))
        {
            if (at > until)
            {
                _plans.Add(at, what);
                break;
            }
            await MoveTo(at);
            await what();
            await Settle();
            Assert.True(Promises.Broken.IsEmpty, $"{Now:u}: {string.Join('\n', Promises.Broken.Take(5))}");
        }
        await MoveTo(until);
    }

    /// <summary>Nobody writes any more, operators close what they have, and every bell that was set rings.</summary>
    public async Task Rest(TimeSpan time)
    {
        _lineDown = false;
        await Disk(full: false);
        foreach (var shift in _shifts)
        {
            await shift.Leave();
            await Settle();
        }
        for (var until = Now + time; Now < until;)
        {
            await MoveTo(Now + TimeSpan.FromHours(1));
            await Settle();
        }
        var pump = Stage.Get<Pump>();
        await Until(() => pump.Idle, "everything has left", TimeSpan.FromSeconds(10));
    }

    public long Count(string sql)
    {
        using var connection = SqliteFile.Open(Stage.Get<SupportBot.Commands.Settings>().StorePath, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        using var session = new SqliteSession(connection);
        return (long)session.Scalar(sql)!;
    }

    public async ValueTask DisposeAsync()
    {
        var store = Stage.Get<SupportBot.Commands.Settings>().StorePath;
        await Stage.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(store)!, Path.GetFileName(store) + "*"))
        {
            File.Delete(file);
        }
        _folder.Dispose();
    }

    private void Watch()
    {
        Stage.Get<Pump>().Settled += Promises.Settled;
        Stage.Channel.Answer = message =>
        {
            if (_lineDown)
            {
                return new DeliveryOutcome.ChannelDown("the line is down");
            }
            Promises.Leaving(message, Stage.Get<ITurnStore>().Load(message.Chat).AsTask().GetAwaiter().GetResult()!);
            var outcome = _people[message.Chat.Chat].Hear(message);
            if (outcome is DeliveryOutcome.Sent)
            {
                Promises.Left(message);
            }
            return outcome;
        };
    }

    // Every day brings something: the messenger is away, the disk is full, the service is restarted, a lane is swept.
    private void PlanTroubles(DateTimeOffset day)
    {
        var down = TimeSpan.FromMinutes(_chance.Next(1300));
        Plan(down, () => _lineDown = true);
        Plan(down + TimeSpan.FromMinutes(_chance.Next(5, 120)), () => _lineDown = false);
        var full = TimeSpan.FromMinutes(_chance.Next(1400));
        _plans.Add(day + full, () => Disk(full: true));
        _plans.Add(day + full + TimeSpan.FromMinutes(_chance.Next(1, 20)), () => Disk(full: false));
        if (++_days % 2 == 0)
        {
            _plans.Add(day + TimeSpan.FromMinutes(_chance.Next(1440)), Restart);
        }
        Plan(TimeSpan.FromHours(12), () => Stage.Lanes.Sweep());
        Plan(TimeSpan.FromDays(1), () => PlanTroubles(Now));

        void Plan(TimeSpan after, Action what) => _plans.Add(day + after, () =>
        {
            what();
            return Task.CompletedTask;
        });
    }

    private async Task Restart()
    {
        await Disk(full: false);
        await Settle();
        await Stage.Restart();
        Restarts++;
        Watch();
    }

    private async Task Disk(bool full)
    {
        _diskFull = full;
        await Limit(full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000000");
        await Settle();
    }

    // A neighbour in the group of writes may fail with the disk before the limit is reached: it is asked again.
    private async Task Limit(string pragma)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Stage.Get<SqliteWriter>().Write(session => session.Execute(pragma));
                return;
            }
            catch (StoreUnavailableException) when (attempt < 100)
            {
                await Task.Yield();
            }
        }
    }

    // From bell to bell, as they would have rung. With a full disk they ring later: so they do in earnest.
    private async Task MoveTo(DateTimeOffset target)
    {
        while (!_diskFull && (await Stage.Get<ITurnStore>().Due(target, 1)) is [var (_, timer)])
        {
            if (timer.Due > Now)
            {
                _clock.SetUtcNow(timer.Due);
            }
            await Stage.RingDue();
            await Settle();
        }
        if (target > Now)
        {
            _clock.SetUtcNow(target);
        }
    }

    // Lanes come to rest, at need because a little time passes (the rest of a burst, a store that is asked again); the pump is given a moment only: what waits for its time goes on waiting.
    private async Task Settle()
    {
        var lanes = Stage.Lanes;
        if (_diskFull)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            return;
        }
        for (var turn = 0; turn < 50 && lanes.Running > 0; turn++)
        {
            await Task.Yield();
        }
        await Until(() => lanes.Running == 0, "the lanes rest", Nudge);
        var pump = Stage.Get<Pump>();
        for (var moment = 0; moment < (_lineDown ? 1 : 5) && !pump.Idle; moment++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private async Task Until(Func<bool> so, string what, TimeSpan nudge)
    {
        var begun = TimeProvider.System.GetTimestamp();
        for (var look = 1; !so(); look++)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"{Now:u}: waited in vain until {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            if (look % 5 == 0)
            {
                _clock.Advance(nudge);
            }
        }
    }
}
