using System.Text.Json.Serialization;
using Handoff;
using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>Something that shall leave the house: kept until it has come to exactly one named end.</summary>
/// <param name="Id">Unique for ever; the same in every attempt.</param>
/// <param name="Destination">Items of one conversation and one destination leave in order, one at a time.</param>
/// <param name="Epoch">Of the conversation when it was written: a bot's message of an older epoch never leaves.</param>
/// <param name="Expires">Not worth sending any more after this.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NotBefore">The next try, while one is waited for.</param>
public sealed record OutboxItem(
    string Id,
    ChatKey Conversation,
    Destination Destination,
    Author Author,
    int Epoch,
    OutboxContent Content,
    DateTimeOffset At,
    DateTimeOffset Expires,
    int Attempts = 0,
    DateTimeOffset? NotBefore = null);

public enum Destination
{
    /// <summary>The subscriber's messenger.</summary>
    Channel,
    /// <summary>The operators' desk.</summary>
    Desk,
    /// <summary>Not out but in: a file a messenger still keeps for us.</summary>
    Media,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Message), "message")]
[JsonDerivedType(typeof(Amend), "amend")]
[JsonDerivedType(typeof(Recall), "recall")]
[JsonDerivedType(typeof(OpenDesk), "open")]
[JsonDerivedType(typeof(RelayLine), "line")]
[JsonDerivedType(typeof(ReportDelivery), "report")]
[JsonDerivedType(typeof(AskForCall), "call")]
[JsonDerivedType(typeof(WithdrawDesk), "withdraw")]
[JsonDerivedType(typeof(FetchMedia), "fetch")]
public abstract record OutboxContent
{
    private OutboxContent()
    {
    }

    public sealed record Message(OutgoingMessage Outgoing) : OutboxContent;

    /// <summary>Other words for a message that was sent.</summary>
    /// <param name="InPlace">What stands there afterwards.</param>
    /// <param name="Anew">What is said instead where the first words cannot be changed.</param>
    /// <param name="Of">The item of the first words.</param>
    public sealed record Amend(OutgoingMessage InPlace, OutgoingMessage Anew, string Of) : OutboxContent;

    /// <summary>Take a message back that was sent.</summary>
    /// <param name="Of">Its item.</param>
    /// <param name="Line">Its line in the transcript.</param>
    public sealed record Recall(string Of, string Line) : OutboxContent;

    public sealed record OpenDesk(HandoffRequest Request) : OutboxContent;

    public sealed record RelayLine(DeskLine Line) : OutboxContent;

    public sealed record ReportDelivery(DeliveryReport Report) : OutboxContent;

    public sealed record AskForCall(CallbackRequest Request) : OutboxContent;

    public sealed record WithdrawDesk(string Reason) : OutboxContent;

    /// <summary>Bring a subscriber's file from his messenger into the media store.</summary>
    public sealed record FetchMedia(MediaFile File) : OutboxContent;
}

/// <summary>The named ends of an outgoing item; exactly one per item. <see cref="Pending"/> is the way there, not an end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemOutcome>))]
public enum ItemOutcome
{
    [JsonStringEnumMemberName("pending")] Pending,
    [JsonStringEnumMemberName("sent")] Sent,
    [JsonStringEnumMemberName("delivered")] Delivered,
    [JsonStringEnumMemberName("refused")] Refused,
    [JsonStringEnumMemberName("unreachable")] Unreachable,
    /// <summary>Written by the bot before a human took the lead, or withdrawn.</summary>
    [JsonStringEnumMemberName("suppressed")] Suppressed,
    [JsonStringEnumMemberName("expired")] Expired,
}
