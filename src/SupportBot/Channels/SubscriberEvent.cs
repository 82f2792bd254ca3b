using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SupportBot.Channels;

/// <summary>What a subscriber can do in a messenger. A closed set, one record per kind; channels translate their updates into it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Wrote), "wrote")]
[JsonDerivedType(typeof(Pressed), "pressed")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(SharedContact), "contact")]
[JsonDerivedType(typeof(SharedPlace), "place")]
[JsonDerivedType(typeof(SentUnreadable), "unreadable")]
[JsonDerivedType(typeof(Began), "began")]
[JsonDerivedType(typeof(Commanded), "commanded")]
[JsonDerivedType(typeof(Blocked), "blocked")]
[JsonDerivedType(typeof(Unblocked), "unblocked")]
[JsonDerivedType(typeof(Reported), "reported")]
public abstract record SubscriberEvent
{
    /// <summary>A text, pictures, files, or a text with them. <paramref name="MessageId"/> is the messenger's id.</summary>
    /// <param name="Album">Messages of one album have the same; the bot answers them once.</param>
    public sealed record Wrote(string MessageId, string Text, ImmutableArray<MediaFile> Files = default, string? Album = null) : SubscriberEvent
    {
        public ImmutableArray<MediaFile> Files { get; init; } = Files.IsDefault ? [] : Files;

        /// <summary>How the words looked in the messenger; null = plain.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ImmutableArray<TextMark>? Marks { get; init; }
    }

    /// <summary>A button of ours was pressed. <paramref name="Payload"/> comes from outside: it may be old, foreign or forged.</summary>
    public sealed record Pressed(string Payload, string? MessageId = null) : SubscriberEvent;

    public sealed record Edited(string MessageId, string Text) : SubscriberEvent;

    public sealed record Deleted(string MessageId) : SubscriberEvent;

    /// <summary>A phone number by the messenger's button. <paramref name="Own"/> = the messenger vouches that it is the sender's.</summary>
    public sealed record SharedContact(string MessageId, string Phone, bool Own) : SubscriberEvent;

    /// <summary>A point on the map, perhaps with a name. Coordinates are not an address: it is only a suggestion.</summary>
    public sealed record SharedPlace(string MessageId, double Latitude, double Longitude, string? Title, string? Address) : SubscriberEvent;

    /// <summary>Something the bot cannot read: voice, video note, sticker, or a kind yet unknown.</summary>
    /// <param name="What"><c>voice</c>, <c>audio</c>, <c>video_note</c>, <c>video</c>, <c>sticker</c>, <c>animation</c>, <c>too-large</c>; anything else is a kind nobody knows.</param>
    public sealed record SentUnreadable(string MessageId, string What, TimeSpan? Duration, MediaFile? File) : SubscriberEvent;

    /// <summary>The chat was opened, perhaps by a link with a payload (<c>/start guide_no_internet</c>).</summary>
    public sealed record Began(string? Payload) : SubscriberEvent;

    /// <summary>A command of the messenger's menu: <c>help</c>, <c>operator</c>, <c>language</c>, <c>cancel</c>.</summary>
    public sealed record Commanded(string Command) : SubscriberEvent;

    public sealed record Blocked : SubscriberEvent;

    public sealed record Unblocked : SubscriberEvent;

    /// <summary>
    /// What became later of a message of ours: <c>delivered</c>, <c>read</c>, or <c>failed</c> and <c>unreachable</c> with the reason in words.
    /// </summary>
    /// <param name="ItemId">Our own id of the message, when the messenger brings it back: such a report may overtake the answer to the sending.</param>
    public sealed record Reported(string MessageId, string Status, string? Reason, string? ItemId = null) : SubscriberEvent;
}

/// <summary>One thing that came in from a messenger, ready for the inbox.</summary>
/// <param name="UpdateId">The channel's own id: with the channel's name it is the key by which repetitions are recognised.</param>
/// <param name="At">When it happened by the messenger's clock; when it was received if the messenger does not tell.</param>
/// <param name="Profile">What the messenger tells of the person, when it does.</param>
/// <param name="ReplyUntil">Messengers that let a business answer for a limited time only say here until when; null = this event opens nothing.</param>
public sealed record ChannelUpdate(
    ChatKey Chat, string UpdateId, DateTimeOffset At, SubscriberEvent Event, SubscriberProfile? Profile = null, DateTimeOffset? ReplyUntil = null);

/// <param name="Name">The name as the person wrote it in the messenger.</param>
/// <param name="Language">Language of the messenger's application: a first guess only.</param>
/// <param name="Phone">A number the messenger vouches for (WhatsApp), <c>+7XXXXXXXXXX</c>.</param>
public sealed record SubscriberProfile(string? Name, Language? Language = null, string? Phone = null);
