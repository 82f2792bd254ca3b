using System.Text.Json.Serialization;
using Handoff;
using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>One event of a conversation on its way to its lane.</summary>
/// <param name="Source">Who brought it: a channel's name, <c>desk</c>, <c>timer</c> or <c>pump</c>. With <paramref name="Key"/> it is the key by which a repetition is recognised.</param>
/// <param name="Key">The source's own id.</param>
/// <param name="Attempts">How often its turn has failed.</param>
public sealed record InboxItem(ChatKey Conversation, string Source, string Key, DateTimeOffset At, InboxEvent Event, int Attempts = 0);

/// <summary>Everything that can happen to a conversation. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "from")]
[JsonDerivedType(typeof(FromSubscriber), "subscriber")]
[JsonDerivedType(typeof(FromOperator), "operator")]
[JsonDerivedType(typeof(FromClock), "clock")]
[JsonDerivedType(typeof(FromPump), "pump")]
public abstract record InboxEvent
{
    private InboxEvent()
    {
    }

    /// <param name="ReplyUntil">This event lets us answer until then; null = it says nothing about it.</param>
    /// <param name="HappenedAt">By the messenger's clock: an outage makes it hours older than its arrival.</param>
    public sealed record FromSubscriber(
        SubscriberEvent Event, SubscriberProfile? Profile, DateTimeOffset? ReplyUntil = null, DateTimeOffset? HappenedAt = null) : InboxEvent;

    public sealed record FromOperator(OperatorEvent Event) : InboxEvent;

    /// <summary>A timer is due. <paramref name="Timer"/> is the name of its kind.</summary>
    public sealed record FromClock(string Timer, DateTimeOffset Due) : InboxEvent;

    /// <summary>An outgoing item came to its end in a way the conversation has to know.</summary>
    /// <param name="Lost">A file of the subscriber that could not be fetched; null when the item was a message.</param>
    /// <param name="Recalled">The line of the transcript that was to be taken back; null when it was a message.</param>
    public sealed record FromPump(
        string ItemId, Author Author, ItemOutcome Outcome, string? Reason, string? ChannelMessageId, MediaFile? Lost = null, string? Recalled = null) : InboxEvent;
}
