using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>The queue of one conversation: whatever happens to it is handled strictly one after the other. Its fields are guarded by its own lock.</summary>
internal sealed class Lane(ChatKey conversation, Crowd crowd)
{
    private readonly Queue<Arrival> _queue = new();
    private TaskCompletionSource? _arrived;

    public ChatKey Conversation => conversation;

    /// <summary>The conversation as last committed; null = has to be loaded.</summary>
    public Conversation? Cached { get; set; }

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Since when the event at hand is worked on, when a subscriber waits for it and the bot leads; null otherwise.</summary>
    public DateTimeOffset? AnsweringSince { get; set; }

    /// <summary>The event that found the lane idle; it is durable only when its turn is committed. Null when it is done.</summary>
    public Arrival? Fresh { get; set; }

    /// <summary>Somebody works on this lane.</summary>
    public bool Running { get; set; }

    /// <summary>It was taken out of the table of lanes; a new one has to be made.</summary>
    public bool Retired { get; set; }

    public int Count => _queue.Count;

    public void Add(Arrival arrival)
    {
        _queue.Enqueue(arrival);
        crowd.Came();
        _arrived?.TrySetResult();
    }

    public bool TryTake(out Arrival arrival)
    {
        if (!_queue.TryDequeue(out arrival!))
        {
            return false;
        }
        crowd.Went();
        return true;
    }

    public bool TryPeek(out Arrival arrival) => _queue.TryPeek(out arrival!);

    /// <summary>Completes when the next event arrives. Asked for under the lock.</summary>
    public Task Arrived()
    {
        if (_queue.Count > 0)
        {
            return Task.CompletedTask;
        }
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _arrived.Task;
    }
}

/// <summary>An event that has come to its lane.</summary>
/// <param name="Stored">Null = it is not in the inbox yet and will be committed with its turn; else completes when it is.</param>
internal sealed record Arrival(InboxItem Item, Task<Accepted>? Stored)
{
    /// <summary>Completes when the event is durable: what the door waits for.</summary>
    public TaskCompletionSource<Accepted> Accepted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when its turn is committed, with the answer for an operator's desk.</summary>
    public TaskCompletionSource<OperatorReply> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
