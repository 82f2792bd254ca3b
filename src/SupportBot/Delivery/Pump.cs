using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>
/// Hands items to messengers and desks: the only place that retries. Each conversation and destination is a lane of its own; a lane that
/// has to wait keeps nobody else waiting.
/// </summary>
public sealed partial class Pump(
    Dispatch dispatch, IOutbox outbox, MediaFetches fetches, RetrySchedule schedule, TimeProvider time, ILogger<Pump> log)
{
    private static readonly Destination[] Destinations = Enum.GetValues<Destination>();

    private readonly ConcurrentDictionary<(ChatKey, Destination), PumpLane> _lanes = new();
    private readonly CancellationTokenSource _stopping = new();
    private int _running;
    private long _begun;

    /// <summary>An item came to its named end, and that is written. Handlers must be quick and must not throw.</summary>
    public event Action<OutboxItem, Settlement>? Settled;

    /// <summary>Items not yet settled, and the age of the oldest, by destination; for metrics.</summary>
    public (int Count, DateTimeOffset? Oldest) Backlog(Destination destination)
    {
        var lanes = _lanes.Where(pair => pair.Key.Item2 == destination).Select(pair => pair.Value).ToList();
        return (lanes.Sum(lane => lane.Count), lanes.Min(lane => lane.Oldest));
    }

    /// <summary>True when no lane works or waits for its next try.</summary>
    public bool Idle => Volatile.Read(ref _running) == 0;

    /// <summary>How often work was handed to the pump: whoever waits for quiet sees by it whether something began meanwhile.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>Takes over what a turn has committed. <paramref name="epoch"/> is the conversation's after that turn.</summary>
    public void Take(ChatKey conversation, int epoch, IReadOnlyList<OutboxItem> items)
    {
        Interlocked.Increment(ref _begun);
        foreach (var destination in Destinations)
        {
            var mine = items.Where(item => item.Destination == destination).ToList();
            var lane = mine.Count > 0 ? Lane(conversation, destination, epoch) : _lanes.GetValueOrDefault((conversation, destination));
            if (lane is not null)
            {
                Add(lane, (conversation, destination), epoch, mine);
            }
        }
    }

    /// <summary>
    /// While the returned hold lives, no message to this subscriber begins to leave. A turn that changes the leader commits inside it.
    /// </summary>
    public async Task<IDisposable> Hold(ChatKey conversation, int epoch)
    {
        var key = (conversation, Destination.Channel);
        PumpLane lane;
        while (true)
        {
            lane = Lane(conversation, Destination.Channel, epoch);
            lock (lane)
            {
                if (_lanes.TryGetValue(key, out var current) && ReferenceEquals(current, lane))
                {
                    lane.Holders++;
                    break;
                }
            }
        }
        await lane.Gate.WaitAsync();
        return new Release(this, key, lane);
    }

    /// <summary>At start: goes on with everything that is pending.</summary>
    public async Task Resume(Func<ChatKey, Task<int>> epochOf)
    {
        foreach (var conversation in (await outbox.Pending()).GroupBy(item => item.Conversation))
        {
            Take(conversation.Key, await epochOf(conversation.Key), [.. conversation]);
        }
    }

    /// <summary>No new send begins; those under way are waited for, at most as long as the caller allows.</summary>
    public async Task Stop(CancellationToken patience)
    {
        await _stopping.CancelAsync();
        while (!Idle && !patience.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, CancellationToken.None);
        }
    }

    private PumpLane Lane(ChatKey conversation, Destination destination, int epoch) =>
        _lanes.GetOrAdd((conversation, destination), _ => new PumpLane(epoch));

    private void Add(PumpLane lane, (ChatKey, Destination) key, int epoch, List<OutboxItem> items)
    {
        lock (lane)
        {
            // The lane may just have been forgotten as empty: put it back.
            _lanes[key] = lane;
            lane.Epoch = epoch;
            items.ForEach(lane.Add);
            items.ForEach(fetches.Begin);
            if (lane.Running || lane.Count == 0)
            {
                return;
            }
            lane.Running = true;
            Interlocked.Increment(ref _running);
        }
        _ = Task.Run(() => Run(lane, key));
    }

    private async Task Run(PumpLane lane, (ChatKey, Destination) key)
    {
        try
        {
            while (Next(lane, key) is { } item)
            {
                await Bring(lane, item);
                lock (lane)
                {
                    lane.Done();
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopping: what is pending goes on at the next start.
        }
        catch (Exception defect)
        {
            // Of ours, or of somebody who was told of a settlement: the item stays first and is tried again when the next one comes.
            LogDefect(log, key.Item2, defect);
            lock (lane)
            {
                lane.Running = false;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private OutboxItem? Next(PumpLane lane, (ChatKey, Destination) key)
    {
        lock (lane)
        {
            if (!_stopping.IsCancellationRequested && lane.TryNext(out var item))
            {
                return item;
            }
            // In the same moment in which it is seen to be empty: what is added next must find nobody at work.
            lane.Running = false;
            Forget(lane, key);
            return null;
        }
    }

    private void Forget(PumpLane lane, (ChatKey, Destination) key)
    {
        if (lane is { Count: 0, Holders: 0 })
        {
            _lanes.TryRemove(new KeyValuePair<(ChatKey, Destination), PumpLane>(key, lane));
        }
    }

    // One item until its named end.
    private async Task Bring(PumpLane lane, OutboxItem item)
    {
        while (true)
        {
            if (item.NotBefore is { } moment && moment > time.GetUtcNow())
            {
                await Task.Delay(moment - time.GetUtcNow(), time, _stopping.Token);
            }
            var result = await Attempt(lane, item);
            if (result is DispatchResult.Again again)
            {
                item = item with { Attempts = item.Attempts + 1 };
                item = item with { NotBefore = time.GetUtcNow() + schedule.Next(item.Attempts, again.After) };
                var waiting = item;
                await Store(() => outbox.Postpone(waiting.Id, waiting.Attempts, waiting.NotBefore!.Value, again.Reason));
                continue;
            }
            var settlement = ((DispatchResult.Settled)result).Settlement;
            await Store(() => outbox.Settle(item.Id, settlement));
            fetches.End(item);
            Settled?.Invoke(item, settlement);
            return;
        }
    }

    private async Task<DispatchResult> Attempt(PumpLane lane, OutboxItem item)
    {
        Task<DispatchResult> sending;
        await lane.Gate.WaitAsync(_stopping.Token);
        try
        {
            if (dispatch.MayNotLeave(item, lane.Epoch) is { } reason)
            {
                return new DispatchResult.Settled(reason);
            }
            sending = dispatch.Send(item);
        }
        finally
        {
            lane.Gate.Release();
        }
        return await sending;
    }

    // What became of an item must not be forgotten because the disk is full for a moment.
    private async Task Store(Func<Task> write)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write();
                return;
            }
            catch (StoreUnavailableException trouble) when (!_stopping.IsCancellationRequested)
            {
                LogStoreTrouble(log, trouble);
                await Task.Delay(schedule.Next(attempt, null), time, _stopping.Token);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store did not take the fate of an outgoing item")]
    private static partial void LogStoreTrouble(ILogger log, Exception trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lane of a conversation to {Destination} stopped in our own code")]
    private static partial void LogDefect(ILogger log, Destination destination, Exception defect);

    private sealed class Release(Pump pump, (ChatKey, Destination) key, PumpLane lane) : IDisposable
    {
        public void Dispose()
        {
            lane.Gate.Release();
            lock (lane)
            {
                lane.Holders--;
                if (!lane.Running)
                {
                    pump.Forget(lane, key);
                }
            }
        }
    }
}
