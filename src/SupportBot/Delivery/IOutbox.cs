namespace SupportBot.Delivery;

/// <summary>The ledger of what leaves. Items are added by a turn's commit; only the pump changes them. Implemented by a store.</summary>
public interface IOutbox
{
    /// <summary>Writes the named end of an item. Only a pending item changes; a later, better knowledge may turn <c>sent</c> into <c>delivered</c> or <c>refused</c>.</summary>
    Task Settle(string itemId, Settlement settlement);

    /// <summary>The item waits for another try.</summary>
    Task Postpone(string itemId, int attempts, DateTimeOffset notBefore, string reason);

    /// <summary>At start: everything pending, in the order it was written.</summary>
    Task<IReadOnlyList<OutboxItem>> Pending();

    /// <summary>Finds the item behind a messenger's id of a message; null when there is none.</summary>
    Task<string?> FindByChannelMessage(ChatKey conversation, string channelMessageId);

    /// <summary>The messenger's id of a message that was sent; null while it was not, or when none was told. Sees what was settled a moment ago.</summary>
    Task<string?> ChannelMessageOf(string itemId);
}

/// <param name="Reason">Words for a person; null when there is nothing to explain.</param>
/// <param name="ChannelMessageId">The messenger's id, when it told one.</param>
public sealed record Settlement(ItemOutcome Outcome, string? Reason, string? ChannelMessageId, DateTimeOffset At);

/// <summary>The store does not take anything now (disk full, file locked). What was not acknowledged may be repeated.</summary>
public sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
