using System.Collections.Concurrent;
using SupportBot.Channels;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>
/// The lanes of all conversations: takes events from every door, keeps one queue per conversation, and lets each lane run by itself. An event
/// for an idle lane is committed together with its turn; one for a busy lane is made durable alone first, so that no door waits for a turn
/// that is not its own.
/// </summary>
public sealed class Lanes : IIntake
{
    // Beyond these the door is told to come again: memory stays bounded whatever one chat sends, and whatever all send together.
    private const int UsualLongestQueue = 20_000;
    private const int LargestCrowd = 200_000;
    private static readonly TimeSpan KeptWarm = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<ChatKey, Lane> _lanes = new();
    private readonly Crowd _crowd = new();
    private readonly LaneRunner _runner;
    private readonly IInbox _inbox;
    private readonly TimeProvider _time;
    private int _running;
    private long _begun;

    public Lanes(LaneRunner runner, IInbox inbox, Pump pump, TimeProvider time)
    {
        _runner = runner;
        _inbox = inbox;
        _time = time;
        pump.Settled += TellConversation;
    }

    /// <summary>So many events of one conversation may wait; for tests.</summary>
    internal int LongestQueue { get; set; } = UsualLongestQueue;

    /// <summary>Lanes at work now; for tests and for a quiet stop.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Lanes at work that are not merely waiting for the rest of a burst.</summary>
    public bool Settled => Running == _runner.WaitingForBurst;

    /// <summary>Events taken since the start: whoever waits for quiet sees by it whether something began meanwhile.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>Lanes that wait for the rest of a burst.</summary>
    public int WaitingForBurst => _runner.WaitingForBurst;

    /// <summary>Lanes kept in memory.</summary>
    public int Warm => _lanes.Count;

    /// <summary>Events waiting for their turn, and the age of the oldest.</summary>
    public (int Count, DateTimeOffset? Oldest) Backlog()
    {
        var count = 0;
        DateTimeOffset? oldest = null;
        foreach (var lane in _lanes.Values)
        {
            lock (lane)
            {
                count += lane.Count;
                if (lane.TryPeek(out var arrival) && (oldest is null || arrival.Item.At < oldest))
                {
                    oldest = arrival.Item.At;
                }
            }
        }
        return (count, oldest);
    }

    public Task<Accepted> Accept(ChannelUpdate update, CancellationToken cancellation) => Post(new InboxItem(
        update.Chat, update.Chat.Channel, update.UpdateId, _time.GetUtcNow(), new InboxEvent.FromSubscriber(update.Event, update.Profile, update.ReplyUntil, update.At)))
        .Accepted.Task;

    /// <summary>Brings what an operator did, and waits for its turn: the answer is for his desk.</summary>
    /// <exception cref="StoreUnavailableException">It could not be stored; he may try again.</exception>
    public Task<OperatorReply> Ask(ChatKey conversation, string key, Handoff.OperatorEvent happened) => Post(new InboxItem(
        conversation, "desk", $"{conversation}/{key}", _time.GetUtcNow(), new InboxEvent.FromOperator(happened))).Answered.Task;

    /// <summary>A timer is due.</summary>
    public void Ring(ChatKey conversation, Conversations.ConversationTimer timer) => Post(new InboxItem(
        conversation, "timer", $"{conversation}/{timer.Kind}/{timer.Due.UtcTicks}", _time.GetUtcNow(), new InboxEvent.FromClock(timer.Kind.ToString(), timer.Due)));

    /// <summary>At start: goes on with every event whose turn was not committed.</summary>
    public async Task Resume()
    {
        foreach (var item in await _inbox.Unhandled())
        {
            Post(item, stored: true);
        }
    }

    /// <summary>Chats whose subscriber has waited for the bot's turn since before this moment.</summary>
    internal IEnumerable<ChatKey> Slow(DateTimeOffset before)
    {
        foreach (var (key, lane) in _lanes)
        {
            lock (lane)
            {
                if (lane is not { Running: true, AnsweringSince: { } since } || since > before)
                {
                    continue;
                }
            }
            yield return key;
        }
    }

    /// <summary>Lets go of conversations that rest.</summary>
    public void Sweep()
    {
        var before = _time.GetUtcNow() - KeptWarm;
        foreach (var (key, lane) in _lanes)
        {
            lock (lane)
            {
                if (!lane.Running && lane.LastUsed < before)
                {
                    lane.Retired = true;
                    _lanes.TryRemove(new KeyValuePair<ChatKey, Lane>(key, lane));
                }
            }
        }
    }

    private Arrival Post(InboxItem item, bool stored = false)
    {
        Interlocked.Increment(ref _begun);
        while (true)
        {
            var lane = _lanes.GetOrAdd(item.Conversation, static (key, crowd) => new Lane(key, crowd), _crowd);
            lock (lane)
            {
                if (!lane.Retired)
                {
                    return Enter(lane, item, stored);
                }
            }
        }
    }

    // Under the lane's lock.
    private Arrival Enter(Lane lane, InboxItem item, bool stored)
    {
        // Only a messenger repeats; what is stored already, bells and fates of messages have nobody who would bring them again.
        if (!stored && item.Event is InboxEvent.FromSubscriber && (lane.Count >= LongestQueue || _crowd.Waiting >= LargestCrowd))
        {
            var refused = new Arrival(item, null);
            refused.Accepted.SetResult(Accepted.Unavailable);
            refused.Answered.SetException(new StoreUnavailableException("Too much is waiting in this conversation."));
            return refused;
        }
        if (lane.Fresh is { } fresh && fresh.Item.Key == item.Key && fresh.Item.Source == item.Source && !fresh.Accepted.Task.IsCompleted)
        {
            // The inbox does not know the first copy yet: stored alone, this one would take its place behind all that came between.
            var echo = new Arrival(item, null);
            _ = Follow(fresh, echo);
            return echo;
        }
        if (lane.Running)
        {
            var waiting = new Arrival(item, stored ? Task.FromResult(Accepted.Stored) : _inbox.Add(item));
            lane.Add(waiting);
            _ = Confirm(waiting);
            return waiting;
        }
        var arrival = new Arrival(item, stored ? Task.FromResult(Accepted.Stored) : null);
        lane.Add(arrival);
        lane.Fresh = stored ? null : arrival;
        lane.Running = true;
        Interlocked.Increment(ref _running);
        _ = Task.Run(() => Run(lane));
        return arrival;
    }

    private static async Task Confirm(Arrival waiting) => waiting.Accepted.TrySetResult(await waiting.Stored!);

    private static async Task Follow(Arrival first, Arrival echo)
    {
        var accepted = await first.Accepted.Task;
        echo.Accepted.TrySetResult(accepted == Accepted.Stored ? Accepted.Duplicate : accepted);
        try
        {
            echo.Answered.TrySetResult(await first.Answered.Task);
        }
        catch (StoreUnavailableException trouble)
        {
            echo.Answered.TrySetException(trouble);
        }
    }

    private async Task Run(Lane lane)
    {
        while (true)
        {
            Arrival arrival;
            lock (lane)
            {
                if (!lane.TryTake(out arrival))
                {
                    lane.Running = false;
                    lane.LastUsed = _time.GetUtcNow();
                    Interlocked.Decrement(ref _running);
                    return;
                }
            }
            Answering(lane, arrival.Item.Event is InboxEvent.FromSubscriber && lane.Cached is not { Leader: Conversations.Leader.Operator });
            await _runner.Handle(lane, arrival);
            lock (lane)
            {
                lane.AnsweringSince = null;
                lane.Fresh = null;
            }
        }
    }

    private void Answering(Lane lane, bool yes)
    {
        lock (lane)
        {
            lane.AnsweringSince = yes ? _time.GetUtcNow() : null;
        }
    }

    // The conversation hears of what went wrong, and the desk of what became of an operator's words.
    private void TellConversation(OutboxItem item, Settlement settlement)
    {
        var failed = settlement.Outcome is ItemOutcome.Refused or ItemOutcome.Unreachable or ItemOutcome.Expired;
        if (item.Content is OutboxContent.FetchMedia fetch)
        {
            if (failed)
            {
                Post(new InboxItem(item.Conversation, "pump", item.Id, settlement.At,
                    new InboxEvent.FromPump(item.Id, item.Author, settlement.Outcome, settlement.Reason, ChannelMessageId: null, fetch.File)));
            }
            return;
        }
        if (item.Content is OutboxContent.Recall recall)
        {
            Post(new InboxItem(item.Conversation, "pump", item.Id, settlement.At,
                new InboxEvent.FromPump(item.Id, item.Author, settlement.Outcome, settlement.Reason, ChannelMessageId: null, Recalled: recall.Line)));
            return;
        }
        if (item.Destination == Destination.Channel && (failed || (item.Author == Author.Operator && _runner.DeskWantsReports)))
        {
            Post(new InboxItem(item.Conversation, "pump", item.Id, settlement.At,
                new InboxEvent.FromPump(item.Id, item.Author, settlement.Outcome, settlement.Reason, settlement.ChannelMessageId)));
        }
    }
}
