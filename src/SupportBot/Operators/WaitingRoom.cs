using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>
/// Who waits for a human, and since when. Kept in step with every commit; filled from the store at start. Every turn asks for a place, so the
/// queue is kept sorted: asking costs the same whether ten wait or ten thousand.
/// </summary>
public sealed class WaitingRoom
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChatKey, DateTimeOffset> _since = [];
    private readonly List<(DateTimeOffset Since, ChatKey Conversation)> _queue = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Looks at a conversation as it was just committed.</summary>
    public void See(Conversation conversation)
    {
        lock (_lock)
        {
            if (conversation is { Handoff: { Operator: null } handoff, State: State.WaitingForOperator or State.ChoosingCallback })
            {
                Enter(conversation.Key, handoff.Since);
            }
            else
            {
                Leave(conversation.Key);
            }
        }
    }

    public void Fill(IEnumerable<(ChatKey Conversation, DateTimeOffset Since)> waiting)
    {
        lock (_lock)
        {
            foreach (var (conversation, since) in waiting)
            {
                Enter(conversation, since);
            }
        }
    }

    /// <summary>How many wait before this conversation, plus one; for one that does not wait yet, the place it would get.</summary>
    public int PlaceOf(ChatKey conversation)
    {
        lock (_lock)
        {
            return (_since.TryGetValue(conversation, out var since) ? IndexOf(since, conversation) : _queue.Count) + 1;
        }
    }

    private void Enter(ChatKey conversation, DateTimeOffset since)
    {
        if (_since.TryGetValue(conversation, out var known) && known == since)
        {
            return;
        }
        Leave(conversation);
        _since[conversation] = since;
        _queue.Insert(~_queue.BinarySearch((since, conversation), BySince.Order), (since, conversation));
    }

    private void Leave(ChatKey conversation)
    {
        if (_since.Remove(conversation, out var since))
        {
            _queue.RemoveAt(IndexOf(since, conversation));
        }
    }

    private int IndexOf(DateTimeOffset since, ChatKey conversation) => _queue.BinarySearch((since, conversation), BySince.Order);

    // Who came in the same moment stands in the order of the keys: no two share a place.
    private sealed class BySince : IComparer<(DateTimeOffset Since, ChatKey Conversation)>
    {
        public static readonly BySince Order = new();

        public int Compare((DateTimeOffset Since, ChatKey Conversation) x, (DateTimeOffset Since, ChatKey Conversation) y)
        {
            var bySince = x.Since.CompareTo(y.Since);
            var byChannel = bySince != 0 ? bySince : string.CompareOrdinal(x.Conversation.Channel, y.Conversation.Channel);
            return byChannel != 0 ? byChannel : string.CompareOrdinal(x.Conversation.Chat, y.Conversation.Chat);
        }
    }
}
