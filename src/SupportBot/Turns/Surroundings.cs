using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>Looks up what a turn needs to know of the world, with a deadline; what is late is not known.</summary>
public sealed class Surroundings(WorkingHours hours, WaitingRoom waiting, ISubscriberLookup lookup, TimeProvider time, IIds ids)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(800);
    private const int SlotsOffered = 3;

    public WorkingHours Hours => hours;

    public async ValueTask<Circumstances> For(Conversation conversation)
    {
        var now = time.GetUtcNow();
        var open = hours.IsOpen(now);
        var (known, outage) = await LookUp(conversation, now);
        return new Circumstances(
            hours.Local(now),
            open,
            open ? null : hours.OpensAt(now),
            waiting.PlaceOf(conversation.Key),
            WantsSlots(conversation, open) ? hours.Slots(now, SlotsOffered) : [],
            known,
            outage,
            ids.Next());
    }

    // Slots are offered only when the desk is closed or nobody took the chat; counting them for every greeting would be waste.
    private static bool WantsSlots(Conversation conversation, bool open) =>
        !open || conversation.State is State.WaitingForOperator or State.ChoosingCallback or State.WithOperator;

    private async ValueTask<(KnownSubscriber?, KnownOutage?)> LookUp(Conversation conversation, DateTimeOffset now)
    {
        var address = conversation.Address is { Complete: true } complete ? complete : null;
        var unknown = conversation.Contacts.Contract is null && (address is not null || conversation.Contacts.Phone is not null);
        if (!unknown && address is null)
        {
            return (null, null);
        }
        using var deadline = new CancellationTokenSource(Deadline, time);
        try
        {
            var known = unknown ? await lookup.Find(conversation.Contacts.Phone, address, deadline.Token) : null;
            var outage = address is null ? null : await lookup.OutageAt(address, now, deadline.Token);
            return (known, outage);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return (null, null);
        }
    }
}
