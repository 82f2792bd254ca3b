using System.Text.Json.Serialization;

namespace SupportBot.Channels;

/// <summary>A place of a message's text with a look of its own. Places are counted in UTF-16 units; they may nest and cross.</summary>
/// <param name="Target">Where a link leads; null for the others.</param>
public sealed record TextMark(TextLook Look, int Start, int Length, string? Target = null)
{
    [JsonIgnore]
    public int End => Start + Length;
}

/// <summary>How marked words look. The order is that of nesting, from the outside in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextLook>))]
public enum TextLook
{
    /// <summary>Lines that begin with <c>&gt; </c>: somebody else's words.</summary>
    [JsonStringEnumMemberName("quote")] Quote,
    [JsonStringEnumMemberName("link")] Link,
    /// <summary>The address of the link before it, spelled out for those who cannot click; dropped where links work.</summary>
    [JsonStringEnumMemberName("address")] Address,
    [JsonStringEnumMemberName("bold")] Bold,
    [JsonStringEnumMemberName("italic")] Italic,
    [JsonStringEnumMemberName("underline")] Underline,
    [JsonStringEnumMemberName("strike")] Strike,
    [JsonStringEnumMemberName("code")] Code,
}
