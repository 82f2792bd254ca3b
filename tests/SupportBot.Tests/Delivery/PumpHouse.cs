using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Tests.Store;
using SupportBot.Turns;

namespace SupportBot.Tests.Delivery;

/// <summary>A pump with a messenger that answers as the test says, over a store in memory and a clock that stands still.</summary>
internal sealed class PumpHouse
{
    private readonly MemoryStore _store = new();
    private readonly ConcurrentQueue<string> _sent = new();

    public PumpHouse()
    {
        Channel.Answer = message =>
        {
            _sent.Enqueue(message.Text);
            return Answers(message);
        };
        Pump = new Pump(new Dispatch([Channel], new LocalDesk(), new NothingForbidden(), new Amending(_store), Clock, NullLogger<Dispatch>.Instance), _store, new MediaFetches(Clock),
            new RetrySchedule(() => 0.5), Clock, NullLogger<Pump>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero));

    public Pump Pump { get; }

    public StageChannel Channel { get; } = new();

    public Func<OutgoingMessage, DeliveryOutcome> Answers { get; set; } = message => new DeliveryOutcome.Sent(message.Id);

    /// <summary>Every attempt so far, in order.</summary>
    public IReadOnlyList<string> Attempts => [.. _sent];

    /// <summary>Writes messages as a turn would, and hands them to the pump.</summary>
    public async Task Say(string chat, int epoch, params string[] texts) =>
        Pump.Take(new ChatKey(StageChannel.ChannelName, chat), epoch, await Write(chat, epoch, texts));

    /// <summary>Writes messages as a turn would.</summary>
    public async Task<OutboxItem[]> Write(string chat, int epoch, params string[] texts)
    {
        var key = new ChatKey(StageChannel.ChannelName, chat);
        var before = await _store.Load(key);
        var now = (before ?? new Conversation { Key = key }) with { Version = (before?.Version ?? 0) + 1, Epoch = epoch };
        OutboxItem[] items = [.. texts.Select(text => Item(key, epoch, text))];
        await _store.Commit(new TurnCommit { Conversation = now, MadeFrom = before?.Version ?? 0, Outbox = [.. items] });
        return items;
    }

    /// <summary>Waits until the pump works on nothing, or everything it works on waits for the clock.</summary>
    public async Task Until(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!so())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }
    }

    public (OutboxItem Item, Settlement? Fate) Fate(string chat, string text) =>
        _store.Ledger(new ChatKey(StageChannel.ChannelName, chat)).Single(entry => ((OutboxContent.Message)entry.Item.Content).Outgoing.Text == text);

    private OutboxItem Item(ChatKey key, int epoch, string text) => new($"{key.Chat}/{text}", key, Destination.Channel, Author.Bot, epoch,
        new OutboxContent.Message(new OutgoingMessage($"{key.Chat}/{text}", key, Author.Bot, text)), Clock.GetUtcNow(), Clock.GetUtcNow().AddHours(1));

    private sealed class NothingForbidden : IOutgoingPolicy
    {
        public string? Forbids(OutgoingMessage message, Author author) => null;
    }
}
