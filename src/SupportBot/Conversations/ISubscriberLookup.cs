namespace SupportBot.Conversations;

/// <summary>
/// What the provider knows: whose contract it is, and whether something is broken at the address. Only reads; the caller sets a deadline and
/// goes on without the answer when it is late.
/// </summary>
public interface ISubscriberLookup
{
    /// <summary>The subscriber by phone, or by a complete address; null when there is none, or more than one.</summary>
    ValueTask<KnownSubscriber?> Find(string? phone, AddressSlot? address, CancellationToken deadline);

    /// <summary>A known outage at this address; null when none is known.</summary>
    ValueTask<KnownOutage?> OutageAt(AddressSlot address, DateTimeOffset now, CancellationToken deadline);
}
