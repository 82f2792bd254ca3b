using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SupportBot.Channels;

/// <summary>Whose words a message is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Author>))]
public enum Author
{
    [JsonStringEnumMemberName("subscriber")] Subscriber,
    [JsonStringEnumMemberName("bot")] Bot,
    [JsonStringEnumMemberName("operator")] Operator,
    [JsonStringEnumMemberName("system")] System,
}

/// <summary>One message on its way to a subscriber, before it takes the messenger's form.</summary>
/// <param name="Id">The outbox item's id: unique, the same in every attempt.</param>
/// <param name="Text">What is said; <c>**bold**</c> is the only markup, and only in texts of the bot. May be empty when there is a picture or a file.</param>
/// <param name="AskContact">Ask for the phone number with the messenger's own button where there is one.</param>
/// <param name="ContactTitle">What stands on that button, in the subscriber's language.</param>
public sealed record OutgoingMessage(
    string Id,
    ChatKey Chat,
    Author Author,
    string Text,
    ImmutableArray<Button> Buttons = default,
    ImmutableArray<MediaFile> Pictures = default,
    ImmutableArray<MediaFile> Files = default,
    bool AskContact = false,
    string? ContactTitle = null)
{
    public ImmutableArray<Button> Buttons { get; init; } = Buttons.IsDefault ? [] : Buttons;

    public ImmutableArray<MediaFile> Pictures { get; init; } = Pictures.IsDefault ? [] : Pictures;

    public ImmutableArray<MediaFile> Files { get; init; } = Files.IsDefault ? [] : Files;

    /// <summary>How a person's words looked where he wrote them; null = plain. The bot's own words are marked in the text itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<TextMark>? Marks { get; init; }

    /// <summary>What the conversation is held in, for what the messenger itself has to say around the text.</summary>
    public Language? Language { get; init; }

    /// <summary>The messenger takes free words until then (as known when this was written); null = without limit.</summary>
    public DateTimeOffset? ReplyUntil { get; init; }
}

/// <param name="Text">The title a person reads.</param>
/// <param name="Payload">What comes back when it is pressed: ASCII, at most 64 bytes, made and read by Conversations only.</param>
/// <param name="Aside">Where a messenger has too little room it goes without a button: it is named in the text and may be written.</param>
public sealed record Button(string Text, string Payload, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Aside = false);

/// <summary>A picture or file by its id in the media store (or, for content, its path below <c>dialogs/</c>).</summary>
/// <param name="Id">Opaque id in the media store.</param>
/// <param name="Name">File name shown to a person.</param>
/// <param name="Type">Media type, for example <c>image/png</c>.</param>
/// <param name="Alt">What is to be seen, for those who cannot see it.</param>
/// <param name="Source">Where the messenger keeps a file that is still to be fetched (<see cref="IFetchesMedia"/>); null = it is in the store.</param>
public sealed record MediaFile(string Id, string Name, string Type, long Size = 0, string? Alt = null, string? Source = null);
