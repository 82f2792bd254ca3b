namespace SupportBot.Tests.Soak;

/// <summary>What is to happen when, in the order of time; of one moment in the order in which it was planned. Safe for many threads at once.</summary>
internal sealed class Plans
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, long Order)> _queue = new();
    private long _order;

    public void Add(DateTimeOffset at, Func<Task> what)
    {
        lock (_lock)
        {
            _queue.Enqueue(what, (at, ++_order));
        }
    }

    public bool TryNext(out DateTimeOffset at, out Func<Task> what)
    {
        lock (_lock)
        {
            var some = _queue.TryDequeue(out what!, out var when);
            at = when.At;
            return some;
        }
    }
}
