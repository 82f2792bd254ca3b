namespace SupportBot.Delivery;

/// <summary>
/// The items of one conversation for one destination: strictly in order, one at a time. The gate makes "may it still leave?" and "it is
/// leaving" one moment, so that a change of leader falls either before or after, never between.
/// </summary>
internal sealed class PumpLane(int epoch)
{
    private readonly Queue<OutboxItem> _items = new();

    /// <summary>Held for the check before a send, and by a turn that changes the leader.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>The conversation's epoch as last committed.</summary>
    public int Epoch { get; set; } = epoch;

    public bool Running { get; set; }

    /// <summary>Turns that hold the gate or wait for it; the lane may not be forgotten meanwhile.</summary>
    public int Holders { get; set; }

    public int Count => _items.Count;

    public DateTimeOffset? Oldest => _items.TryPeek(out var item) ? item.At : null;

    public void Add(OutboxItem item) => _items.Enqueue(item);

    public bool TryNext(out OutboxItem item) => _items.TryPeek(out item!);

    public void Done() => _items.Dequeue();
}
