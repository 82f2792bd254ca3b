using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>
/// Handles one event of a lane from load to commit. A turn that throws three times is put aside and a small second turn calls a human; a store
/// that does not take anything is waited for.
/// </summary>
public sealed partial class LaneRunner(
    TurnMaker maker, ITurnStore store, IInbox inbox, Pump pump, IDialogues dialogues, TurnSettings settings,
    IEnumerable<ITurnWatcher> watchers, TimeProvider time, ILogger<LaneRunner> log)
{
    private const int Attempts = 3;
    // From this many waiting messages on, a flood is read as one text.
    private const int Flood = 5;
    private const int MostMerged = 20;
    private static readonly TimeSpan StorePause = TimeSpan.FromSeconds(1);

    private readonly ITurnWatcher[] _watchers = [.. watchers];
    private int _waitingForBurst;

    public bool DeskWantsReports => settings.RelayToDesk;

    /// <summary>Lanes that wait for the rest of a burst.</summary>
    public int WaitingForBurst => Volatile.Read(ref _waitingForBurst);

    internal async Task Handle(Lane lane, Arrival first)
    {
        List<Arrival>? arrivals = null;
        while (true)
        {
            try
            {
                arrivals ??= await Prepare(lane, first);
                if (arrivals.Count > 0)
                {
                    lane.Cached ??= await Load(lane);
                    await Take(lane, arrivals);
                }
                return;
            }
            catch (StoreUnavailableException trouble)
            {
                LogStore(log, trouble);
                lane.Cached = null;
                if (IsFresh(first) && arrivals is null or { Count: 1 })
                {
                    first.Accepted.TrySetResult(Accepted.Unavailable);
                    first.Answered.TrySetException(trouble);
                    return;
                }
                await Task.Delay(StorePause, time, CancellationToken.None);
            }
        }
    }

    private async Task<List<Arrival>> Prepare(Lane lane, Arrival first)
    {
        if (first.Stored is { } stored && !await IsNew(first, stored))
        {
            return [];
        }
        lane.Cached ??= await Load(lane);
        return await Gather(lane, first);
    }

    private async ValueTask<Conversation> Load(Lane lane) =>
        await store.Load(lane.Conversation) ?? new Conversation { Key = lane.Conversation };

    // Not in the inbox yet: its turn's commit stores it.
    private static bool IsFresh(Arrival arrival) => arrival.Stored is null && !arrival.Accepted.Task.IsCompleted;

    private static async Task<bool> IsNew(Arrival arrival, Task<Accepted> stored)
    {
        var accepted = await stored;
        arrival.Accepted.TrySetResult(accepted);
        if (accepted == Accepted.Duplicate)
        {
            arrival.Answered.TrySetResult(OperatorReply.Ok);
        }
        else if (accepted == Accepted.Unavailable)
        {
            arrival.Answered.TrySetException(new StoreUnavailableException("The store does not take anything now."));
        }
        return accepted == Accepted.Stored;
    }

    // A fragment waits for its continuation, made durable first; a flood is taken together.
    private async Task<List<Arrival>> Gather(Lane lane, Arrival first)
    {
        var window = dialogues.Current.Script.Settings.BurstWindow;
        if (Words(first) is not { } words)
        {
            return [first];
        }
        if (window > TimeSpan.Zero && IsFragment(lane, first, words))
        {
            if (IsFresh(first) && !await IsNew(first, inbox.Add(first.Item)))
            {
                return [];
            }
            // The window opens before the wait can be seen: a clock that is moved by hand cannot miss it.
            var over = Task.Delay(window, time, CancellationToken.None);
            Interlocked.Increment(ref _waitingForBurst);
            try
            {
                return await WaitForRest(lane, first, over);
            }
            finally
            {
                Interlocked.Decrement(ref _waitingForBurst);
            }
        }
        List<Arrival> flood = [first];
        lock (lane)
        {
            while (lane.Count >= Flood && flood.Count < MostMerged && lane.TryPeek(out var next) && Words(next) is not null && lane.TryTake(out next))
            {
                flood.Add(next);
            }
        }
        return await OnlyNew(flood, first);
    }

    private async Task<List<Arrival>> WaitForRest(Lane lane, Arrival first, Task over)
    {
        List<Arrival> burst = [first];
        while (true)
        {
            Task arrived;
            Arrival? next = null;
            lock (lane)
            {
                arrived = lane.Arrived();
                if (lane.TryPeek(out var waiting))
                {
                    if (Words(waiting) is null || burst.Count >= MostMerged)
                    {
                        return burst;
                    }
                    lane.TryTake(out next);
                }
            }
            if (next is not null)
            {
                if (await IsNew(next, next.Stored!))
                {
                    burst.Add(next);
                    if (!IsFragment(lane, next, Words(next)!))
                    {
                        return burst;
                    }
                }
                continue;
            }
            if (await Task.WhenAny(arrived, over) == over)
            {
                return burst;
            }
        }
    }

    private static async Task<List<Arrival>> OnlyNew(List<Arrival> flood, Arrival first)
    {
        List<Arrival> fresh = [first];
        foreach (var next in flood.Skip(1))
        {
            if (await IsNew(next, next.Stored!))
            {
                fresh.Add(next);
            }
        }
        return fresh;
    }

    private async Task Take(Lane lane, List<Arrival> arrivals)
    {
        var begun = time.GetTimestamp();
        ImmutableArray<InboxItem> items = [.. arrivals.Select(arrival => arrival.Item)];
        var first = arrivals[0];
        var fresh = IsFresh(first) ? first.Item : null;
        if (fresh is not null && arrivals.Count > 1)
        {
            // A flood that follows a fresh event is stored already; the fresh one joins it.
            if (!await IsNew(first, inbox.Add(fresh)))
            {
                items = items.RemoveAt(0);
            }
            fresh = null;
        }
        var (turn, result) = await ThinkAndCommit(lane, items, fresh);
        if (result == CommitResult.Done)
        {
            lane.Cached = turn.Commit.Conversation;
            Array.ForEach(_watchers, watcher => watcher.Committed(turn, time.GetElapsedTime(begun)));
        }
        foreach (var arrival in arrivals)
        {
            arrival.Accepted.TrySetResult(result == CommitResult.Duplicate ? Accepted.Duplicate : Accepted.Stored);
            arrival.Answered.TrySetResult(turn.Reply ?? OperatorReply.Ok);
        }
    }

    private async Task<(Turn, CommitResult)> ThinkAndCommit(Lane lane, ImmutableArray<InboxItem> items, InboxItem? fresh)
    {
        for (var attempt = items.Max(item => item.Attempts) + 1; ; attempt++)
        {
            if (attempt > Attempts)
            {
                return await GiveUp(lane, items, fresh);
            }
            try
            {
                var turn = await maker.Think(lane.Cached!, items, fresh);
                var result = await Commit(lane, turn);
                if (result != CommitResult.Conflict)
                {
                    return (turn, result);
                }
                lane.Cached = await Load(lane);
            }
            catch (Exception failure) when (failure is not StoreUnavailableException)
            {
                LogTurn(log, lane.Cached!.State, attempt, failure);
            }
        }
    }

    // Poison: kept for people to look at, never tried again; the subscriber gets a human.
    private async Task<(Turn, CommitResult)> GiveUp(Lane lane, ImmutableArray<InboxItem> items, InboxItem? fresh)
    {
        if (fresh is not null)
        {
            await inbox.Add(fresh);
        }
        foreach (var item in items)
        {
            await store.SetAside(item, "its turn failed three times");
        }
        var turn = await maker.Apologise(lane.Cached!, items, fresh: null);
        return (turn, await Commit(lane, turn));
    }

    private async Task<CommitResult> Commit(Lane lane, Turn turn)
    {
        using var hold = turn.ChangesLeader ? await pump.Hold(lane.Conversation, lane.Cached!.Epoch) : null;
        var result = await store.Commit(turn.Commit);
        if (result == CommitResult.Done)
        {
            pump.Take(lane.Conversation, turn.Commit.Conversation.Epoch, turn.Commit.Outbox);
        }
        return result;
    }

    // A picture of an album is followed by the others: the album is answered once.
    private bool IsFragment(Lane lane, Arrival arrival, Heard.Words words) =>
        arrival.Item.Event is InboxEvent.FromSubscriber { Event: SubscriberEvent.Wrote { Album: not null } }
            ? lane.Cached!.Leader == Leader.Bot
            : dialogues.Current.IsFragment(lane.Cached!, words);

    private static Heard.Words? Words(Arrival arrival) =>
        arrival.Item.Event is InboxEvent.FromSubscriber { Event: SubscriberEvent.Wrote wrote } ? Hearing.Of(wrote) as Heard.Words : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn in {State} failed, attempt {Attempt}")]
    private static partial void LogTurn(ILogger log, State state, int attempt, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store does not take anything now")]
    private static partial void LogStore(ILogger log, Exception failure);
}
