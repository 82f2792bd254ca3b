using System.Collections.Immutable;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>Telegram's entities as marks (telegram.md §6.1): looks and hidden links; what it finds by itself (addresses, hashtags) needs none. Pure.</summary>
internal static class TelegramMarks
{
    private const int Most = 100;

    /// <summary>Null when there is nothing to keep.</summary>
    public static ImmutableArray<TextMark>? Of(MessageEntity[]? entities)
    {
        var marks = (entities ?? []).OfType<MessageEntity>().Select(Of).OfType<TextMark>().Take(Most).ToImmutableArray();
        return marks.IsEmpty ? null : marks;
    }

    private static TextMark? Of(MessageEntity entity) => (entity.Length > 0 && entity.Offset >= 0, entity.Type) switch
    {
        (true, "bold") => new TextMark(TextLook.Bold, entity.Offset, entity.Length),
        (true, "italic") => new TextMark(TextLook.Italic, entity.Offset, entity.Length),
        (true, "code" or "pre") => new TextMark(TextLook.Code, entity.Offset, entity.Length),
        (true, "text_link") when entity.Url is { Length: > 0 } url => new TextMark(TextLook.Link, entity.Offset, entity.Length, url),
        _ => null,
    };
}
