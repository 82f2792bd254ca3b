using System.Text.Json.Serialization;

namespace Handoff;

/// <summary>A place of a line's text with a look of its own. Places are counted in UTF-16 units; they may nest and cross.</summary>
/// <param name="Target">Where a link leads; null for the others.</param>
public sealed record LineMark(MarkLook Look, int Start, int Length, string? Target = null);

/// <summary>How marked words look. The names are those of <c>TextLook</c> on the messengers' side.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MarkLook>))]
public enum MarkLook
{
    Bold,
    Italic,
    Underline,
    Strike,
    Code,
    Link,
    /// <summary>The address of the link before it, spelled out for those who cannot click; dropped where links work.</summary>
    Address,
    /// <summary>Lines that begin with <c>&gt; </c>: somebody else's words.</summary>
    Quote,
}
