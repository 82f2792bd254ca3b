using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.WebChat;

/// <summary>A message as the browser gets it: the form promised to the world.</summary>
public sealed record WebChatMessage(
    long Seq,
    Author From,
    string Text,
    ImmutableArray<Button> Buttons,
    ImmutableArray<WebChatImage> Images,
    ImmutableArray<WebChatFile> Files,
    DateTimeOffset At)
{
    /// <summary>How an operator's words look, by places of <see cref="Text"/> in UTF-16 units; absent = plain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<TextMark>? Marks { get; init; }

    /// <summary>The seq of the message these words stand in for; absent = a message of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Replaces { get; init; }

    /// <summary>The message at <see cref="Replaces"/> is taken back; absent = it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Removed { get; init; }

    /// <summary>Links are made now and are good for a while only; a page that is loaded again gets new ones.</summary>
    public static WebChatMessage Of(WebChatEntry entry, MediaLinks links) => new(
        entry.Seq,
        entry.Post.From,
        entry.Post.Text,
        // A browser has room for all of them.
        [.. entry.Post.Buttons.Select(button => button with { Aside = false })],
        [.. entry.Post.Pictures.Select(picture => new WebChatImage(links.For(picture), picture.Alt ?? picture.Name))],
        [.. entry.Post.Files.Select(file => new WebChatFile(links.For(file), file.Name, file.Size))],
        entry.Post.At) { Marks = entry.Post.Marks, Replaces = entry.Post.Replaces, Removed = entry.Post.Removed };
}

public sealed record WebChatImage(string Url, string Alt);

/// <param name="Size">In bytes; 0 when unknown.</param>
public sealed record WebChatFile(string Url, string Name, long Size);

/// <param name="Typing">Somebody is writing to the subscriber; only said to a page that asks for it (<c>typing=1</c>).</param>
public sealed record WebChatMessages(
    IReadOnlyList<WebChatMessage> Messages, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Typing = false);

public sealed record WebChatOpened(ChatKey Conversation, string Token);

public sealed record WebChatTaken(long Seq);

/// <summary>The body of a new conversation; may be missing altogether.</summary>
public sealed record WebChatOpening(string? Language);

/// <summary>The JSON body of a message from the browser.</summary>
/// <param name="Guide">The chat was opened by a link into this guide (<c>/chat?guide=no-internet</c>).</param>
public sealed record WebChatBody(string? Id, string? Text, string? Button, string? Guide = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebChatMessage))]
[JsonSerializable(typeof(WebChatMessages))]
[JsonSerializable(typeof(WebChatOpened))]
[JsonSerializable(typeof(WebChatTaken))]
[JsonSerializable(typeof(WebChatOpening))]
[JsonSerializable(typeof(WebChatBody))]
[JsonSerializable(typeof(WebChatPost))]
public sealed partial class WebChatJson : JsonSerializerContext
{
    /// <summary>Writes Cyrillic as it is, a third of the escaped size. Right for JSON answers and the store, never inside a page.</summary>
    public static WebChatJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
