namespace Handoff.Bitrix24.Rest;

/// <summary>
/// The portal's leaky bucket, counted on our side so that the portal never has to refuse: so many requests a second, so many at once, the most
/// urgent first. A few places are kept for live words. Shared by everything that calls one portal.
/// </summary>
public sealed class RequestBudget(TimeProvider time, double perSecond, int burst) : IDisposable
{
    // Places that only live words may use: background work must never make an operator wait.
    private const int KeptForLive = 5;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (Priority, long)> _waiting = new();
    private double _places = burst;
    private long _counted = time.GetTimestamp();
    private long _number;
    private DateTimeOffset _pausedUntil;
    private ITimer? _timer;

    /// <summary>Calls that wait for their place.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Returns when the call may leave.</summary>
    public async Task Enter(Priority priority, CancellationToken cancellation)
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue(place, (priority, _number++));
            LetIn();
        }
        using var registration = cancellation.Register(() => place.TrySetCanceled(cancellation));
        await place.Task.ConfigureAwait(false);
    }

    /// <summary>The portal said that it is too much: nobody leaves for a while.</summary>
    public void Pause(TimeSpan pause)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + pause;
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            _places = 0;
            _counted = time.GetTimestamp();
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void LetIn()
    {
        Refill();
        while (_waiting.TryPeek(out var place, out var order) && MayLeave(order.Item1))
        {
            _waiting.Dequeue();
            if (place.TrySetResult())
            {
                _places -= 1;
            }
        }
        if (_waiting.Count > 0)
        {
            _timer ??= time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(NextTry(), Timeout.InfiniteTimeSpan);
        }
    }

    private void Tick()
    {
        lock (_lock)
        {
            LetIn();
        }
    }

    private bool MayLeave(Priority priority) => time.GetUtcNow() >= _pausedUntil && _places >= Needed(priority);

    private double Needed(Priority priority) => priority is Priority.Live or Priority.Status ? 1 : Math.Min(KeptForLive + 1, burst);

    private TimeSpan NextTry()
    {
        _waiting.TryPeek(out _, out var order);
        var missing = Math.Max(0, Needed(order.Item1) - _places) / perSecond;
        var paused = _pausedUntil - time.GetUtcNow();
        var wait = TimeSpan.FromSeconds(missing) + TimeSpan.FromMilliseconds(1);
        return wait > paused ? wait : paused;
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        _places = Math.Min(burst, _places + (time.GetElapsedTime(_counted, now).TotalSeconds * perSecond));
        _counted = now;
    }
}
