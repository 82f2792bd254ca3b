using System.Collections.Concurrent;
using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>Who waits for a human, and since when. Kept in step with every commit; filled from the store at start.</summary>
public sealed class WaitingRoom
{
    private readonly ConcurrentDictionary<ChatKey, DateTimeOffset> _waiting = new();

    public int Count => _waiting.Count;

    /// <summary>Looks at a conversation as it was just committed.</summary>
    public void See(Conversation conversation)
    {
        if (conversation is { Handoff: { Operator: null } handoff, State: State.WaitingForOperator or State.ChoosingCallback })
        {
            _waiting[conversation.Key] = handoff.Since;
        }
        else if (!_waiting.IsEmpty)
        {
            _waiting.TryRemove(conversation.Key, out _);
        }
    }

    public void Fill(IEnumerable<(ChatKey Conversation, DateTimeOffset Since)> waiting)
    {
        foreach (var (conversation, since) in waiting)
        {
            _waiting[conversation] = since;
        }
    }

    /// <summary>How many wait before this conversation, plus one; for one that does not wait yet, the place it would get.</summary>
    public int PlaceOf(ChatKey conversation)
    {
        var mine = _waiting.TryGetValue(conversation, out var since) ? since : DateTimeOffset.MaxValue;
        var before = 0;
        foreach (var (other, waitingSince) in _waiting)
        {
            before += other != conversation && waitingSince < mine ? 1 : 0;
        }
        return before + 1;
    }
}
