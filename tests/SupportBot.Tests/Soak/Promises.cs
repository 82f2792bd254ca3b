using System.Collections.Concurrent;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Turns;

namespace SupportBot.Tests.Soak;

/// <summary>What must hold after every single event, whatever happens around it. Told of every turn, every message that leaves and every item that ends.</summary>
internal sealed class Promises : ITurnWatcher
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChatKey, Conversation> _now = [];
    private readonly HashSet<(string, string)> _handled = [];
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Broken { get; } = new();

    /// <summary>Turns seen so far.</summary>
    public int Turns { get; private set; }

    public int Bells { get; private set; }

    public int Ended => _ended.Count;

    public IReadOnlyList<Conversation> Conversations
    {
        get
        {
            lock (_lock)
            {
                return [.. _now.Values];
            }
        }
    }

    public void Committed(Turn turn, TimeSpan took)
    {
        var now = turn.Commit.Conversation;
        lock (_lock)
        {
            Turns++;
            foreach (var item in turn.Commit.Fresh is { } fresh ? turn.Commit.Handled.Add(fresh) : turn.Commit.Handled)
            {
                Bells += item.Event is InboxEvent.FromClock ? 1 : 0;
                Expect(_handled.Add((item.Source, item.Key)), now, $"{item.Source} {item.Key} was handled twice");
            }
            if (_now.TryGetValue(now.Key, out var before))
            {
                Expect(now.Version == before.Version + 1, now, $"version {before.Version} was followed by {now.Version}");
                Expect(now.Epoch >= before.Epoch, now, $"epoch {before.Epoch} was followed by {now.Epoch}");
                Expect(now.Leader == before.Leader || now.Epoch > before.Epoch, now, $"the leader changed within the epoch {now.Epoch}");
            }
            Expect(now.State == State.WithOperator == (now.Leader == Leader.Operator), now, $"{now.Leader} leads in {now.State}");
            Expect(now.Leader == Leader.Operator || now.State == State.Idle || !now.Timers.IsEmpty, now, $"nothing will ever happen in {now.State}");
            _now[now.Key] = now;
        }
    }

    /// <summary>An item came to its end.</summary>
    public void Settled(OutboxItem item, Settlement settlement)
    {
        lock (_lock)
        {
            Expect(_ended.Add(item.Id), item.Conversation, $"{item.Id} ended twice, at last as {settlement.Outcome}");
        }
    }

    /// <summary>A message begins to leave.</summary>
    /// <param name="stored">The conversation as the store has it in this moment.</param>
    public void Leaving(OutgoingMessage message, Conversation stored) => Expect(
        message.Author != Author.Bot || stored.Leader == Leader.Bot, stored, $"the bot speaks while a human leads: {message.Text}");

    /// <summary>The messenger took a message.</summary>
    public void Left(OutgoingMessage message)
    {
        lock (_lock)
        {
            Expect(_left.Add(message.Id), message.Chat, $"{message.Id} reached the subscriber twice");
        }
    }

    private void Expect(bool holds, Conversation where, string otherwise) => Expect(holds, where.Key, otherwise);

    private void Expect(bool holds, ChatKey where, string otherwise)
    {
        if (!holds)
        {
            Broken.Enqueue($"{where}: {otherwise}");
        }
    }
}
