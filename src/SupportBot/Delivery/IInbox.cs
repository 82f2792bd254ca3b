namespace SupportBot.Delivery;

/// <summary>Where events wait until their turn is committed. Implemented by a store.</summary>
public interface IInbox
{
    /// <summary>Keeps the event durably. The same source and key again is <see cref="Accepted.Duplicate"/>. Calls for one conversation are kept in their order.</summary>
    Task<Accepted> Add(InboxItem item);

    /// <summary>At start: every event whose turn was not committed, oldest first; each is counted as tried once more.</summary>
    Task<IReadOnlyList<InboxItem>> Unhandled();
}
