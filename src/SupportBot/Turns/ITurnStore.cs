using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>Where turns load from and commit to. Implemented by a store; many turns at once, one per conversation.</summary>
public interface ITurnStore
{
    /// <summary>The conversation as last committed; null when there is none.</summary>
    ValueTask<Conversation?> Load(ChatKey conversation);

    /// <summary>Writes it all durably, or nothing.</summary>
    /// <exception cref="StoreUnavailableException">The disk does not take it now; nothing was written.</exception>
    Task<CommitResult> Commit(TurnCommit commit);

    /// <summary>Puts an event aside whose turn fails again and again: it is kept, with the reason, and not tried any more.</summary>
    Task SetAside(InboxItem item, string reason);

    /// <summary>The conversation so far, oldest first.</summary>
    Task<IReadOnlyList<TranscriptEntry>> Transcript(ChatKey conversation);

    /// <summary>Timers that are due, the most overdue first.</summary>
    Task<IReadOnlyList<(ChatKey Conversation, ConversationTimer Timer)>> Due(DateTimeOffset now, int most);

    /// <summary>Who waits for a human, at start.</summary>
    Task<IReadOnlyList<(ChatKey Conversation, DateTimeOffset Since)>> Waiting();
}
