using System.Globalization;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// What we write on every message (<c>biz_opaque_callback_data</c>) and Meta brings back with its statuses: they find the message even when
/// they overtake the answer to the sending, or when that answer never came.
/// </summary>
/// <param name="Part">From 1.</param>
public readonly record struct MessageTag(string Item, int Part, int Of)
{
    /// <summary>Longest tag Meta takes (whatsapp.md §4.2).</summary>
    private const int Longest = 512;

    public bool IsLast => Part == Of;

    public static MessageTag? Parse(string? text)
    {
        var parts = text?.Split(':', 4) ?? [];
        return parts is ["m", var part, var of, { Length: > 0 } item]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var o)
            ? new MessageTag(item, p, o)
            : null;
    }

    /// <summary>Null when the item's id is too long to be carried: the message's own id has to do then.</summary>
    public string? Text => string.Create(CultureInfo.InvariantCulture, $"m:{Part}:{Of}:{Item}") is { Length: <= Longest } text ? text : null;
}
