using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Delivery;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;
using Xunit.Abstractions;

namespace SupportBot.Tests.Turns;

/// <summary>
/// Everybody writes at once, and one writes without end: memory is bounded, nobody waits for the one, and everything is answered or refused so that it comes again.
/// In the ordinary run with 200 chats; with <c>BURST=full</c> in the environment 50,000 messages of 5,000 chats beside one chat's 10,000.
/// </summary>
public sealed class BurstTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int EachWrites = 10;
    private static readonly bool Full = Environment.GetEnvironmentVariable("BURST") == "full";
    private static readonly int Chats = Full ? 5_000 : 200;
    private static readonly int Flood = Full ? 10_000 : 2_000;

    private readonly StageFolder _folder = new();
    private readonly CommitOrder _order = new();
    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.Ordinal);
    private Stage _stage = null!;

    [Fact]
    public async Task Everybody_is_answered_while_one_floods_and_everything_is_kept_in_order()
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var memory = new MemoryWatch();
        using var all = new ManualResetEventSlim();
        // The disk waits until everything is there, so that it is a burst on any machine; the flooder is first in every queue.
        var stuck = _stage.Get<SqliteWriter>().Write(_ => all.Wait(TimeSpan.FromMinutes(5)));
        var accepted = Enumerable.Range(0, Flood).Select(number => Say("flood", number)).ToList();
        for (var number = 0; number < EachWrites; number++)
        {
            accepted.AddRange(Enumerable.Range(0, Chats).Select(chat => Say(Name(chat), number)));
        }
        all.Set();
        Assert.True(await stuck);
        Assert.All(await Task.WhenAll(accepted), outcome => Assert.Equal(Accepted.Stored, outcome));
        var took = TimeProvider.System.GetElapsedTime(begun);
        await _stage.Quiet();
        output.WriteLine($"{accepted.Count} messages of {Chats + 1} chats: accepted in {took.TotalSeconds:0.0} s, answered in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0.0} s, {memory.Peak / 1024 / 1024} MB more at the peak");
        NobodyWaitedForTheFlood();
        await CheckOrder("flood", Flood);
        for (var chat = 0; chat < Chats; chat++)
        {
            await CheckOrder(Name(chat), EachWrites);
        }
        if (Full)
        {
            // Three kilobytes for a message that waits, and room for the rest of the house. Alone in the process only.
            Assert.InRange(memory.Peak, 0, 150L * 1024 * 1024 + accepted.Count * 3072L);
        }
    }

    // Nobody comes again with what a chat wrote beyond all measure, but a messenger does: it was not told that it was taken.
    [Fact]
    public async Task Beyond_the_longest_queue_the_messenger_is_told_to_come_again_and_then_all_is_kept()
    {
        const int Beyond = 700;
        _stage.Lanes.LongestQueue = 500;
        using var all = new ManualResetEventSlim();
        var stuck = _stage.Get<SqliteWriter>().Write(_ => all.Wait(TimeSpan.FromMinutes(5)));
        var coming = Enumerable.Range(0, Beyond).Select(number => Say("one", number)).ToList();
        all.Set();
        Assert.True(await stuck);
        var outcomes = await Task.WhenAll(coming);
        var refused = Enumerable.Range(0, Beyond).Where(number => outcomes[number] == Accepted.Unavailable).ToList();
        Assert.NotEmpty(refused);
        Assert.All(outcomes, outcome => Assert.True(outcome is Accepted.Stored or Accepted.Unavailable));
        await _stage.Quiet();
        Assert.All(await Task.WhenAll(refused.Select(number => Say("one", number))), outcome => Assert.Equal(Accepted.Stored, outcome));
        await _stage.Quiet();
        Assert.Equal(Beyond, (await Lines("one")).Distinct(StringComparer.Ordinal).Count());
    }

    public async Task InitializeAsync()
    {
        _stage = await Stage.Open(_folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00")), TimeProvider.System,
            services => services.AddSingleton<ITurnWatcher>(_order));
        _stage.Channel.Answer = message =>
        {
            _answered[message.Chat.Chat] = true;
            return new DeliveryOutcome.Sent(message.Id);
        };
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    private static string Name(int chat) => chat.ToString(CultureInfo.InvariantCulture);

    private Task<Accepted> Say(string chat, int number) => _stage.Bring(chat, $"{chat}-{number}", new SubscriberEvent.Wrote($"{number}", $"сообщение {number}"));

    // Had they waited for the one, their first turns would come behind his last.
    private void NobodyWaitedForTheFlood()
    {
        var order = _order.Chats.ToArray();
        var last = Array.LastIndexOf(order, "flood");
        var late = order.Skip(last).Except(order.Take(last), StringComparer.Ordinal).ToList();
        Assert.True(late.Count == 0, $"{late.Count} of {Chats} chats had their first turn only after the flood");
        Assert.Equal(Chats + 1, _answered.Count);
    }

    private async Task CheckOrder(string chat, int count) =>
        Assert.Equal(Enumerable.Range(0, count).Select(number => $"сообщение {number}"), await Lines(chat));

    private async Task<IEnumerable<string>> Lines(string chat) =>
        (await _stage.Get<ITurnStore>().Transcript(new ChatKey(StageChannel.ChannelName, chat))).Where(line => line.Author == Handoff.LineAuthor.Subscriber).Select(line => line.Text);

    /// <summary>The most memory in use above the beginning, looked at many times a second.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
        private readonly Timer _timer;
        private long _peak;

        public MemoryWatch() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));

        public long Peak => Interlocked.Read(ref _peak);

        public void Dispose() => _timer.Dispose();

        private void Look() => Interlocked.Exchange(ref _peak, Math.Max(Peak, GC.GetTotalMemory(forceFullCollection: false) - _before));
    }

    /// <summary>Whose turn was committed, in order.</summary>
    private sealed class CommitOrder : ITurnWatcher
    {
        public ConcurrentQueue<string> Chats { get; } = new();

        public void Committed(Turn turn, TimeSpan took) => Chats.Enqueue(turn.Commit.Conversation.Key.Chat);
    }
}
