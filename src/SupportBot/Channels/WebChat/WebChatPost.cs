using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.WebChat;

/// <summary>
/// A message as the mailbox keeps it. It names files by their ids, not by links: links are signed for a short time and made when the
/// message is read.
/// </summary>
/// <param name="Id">Unique in its conversation: <c>in:</c> and the browser's id, or <c>out:</c> and the outbox item's id, so that neither side can take the other's.</param>
/// <param name="At">When it was appended, by our clock.</param>
public sealed record WebChatPost(
    string Id,
    Author From,
    string Text,
    ImmutableArray<Button> Buttons,
    ImmutableArray<MediaFile> Pictures,
    ImmutableArray<MediaFile> Files,
    DateTimeOffset At)
{
    /// <summary>How an operator's words look; null = plain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<TextMark>? Marks { get; init; }

    /// <summary>The place of an earlier message these words stand in for; null = they stand for themselves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Replaces { get; init; }

    /// <summary>The message at <see cref="Replaces"/> is taken back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Removed { get; init; }

    public static WebChatPost FromSubscriber(string clientId, string text, MediaFile? file, DateTimeOffset at) =>
        new("in:" + clientId, Author.Subscriber, text, [], file is not null && IsPicture(file) ? [file] : [],
            file is not null && !IsPicture(file) ? [file] : [], at);

    public static WebChatPost Outgoing(OutgoingMessage message, DateTimeOffset at) =>
        new("out:" + message.Id, message.Author, message.Text, message.Buttons, message.Pictures, message.Files, at) { Marks = message.Marks };

    /// <summary>The sign that the message at this place is taken back.</summary>
    public static WebChatPost Removal(long seq, DateTimeOffset at) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gone:{seq}"), Author.Operator, "", [], [], [], at) { Replaces = seq, Removed = true };

    private static bool IsPicture(MediaFile file) => file.Type.StartsWith("image/", StringComparison.Ordinal);
}
