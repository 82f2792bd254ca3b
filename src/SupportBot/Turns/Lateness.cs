using SupportBot.Conversations;
using SupportBot.Delivery;

namespace SupportBot.Turns;

/// <summary>
/// Messengers repeat for hours and days what they could not bring (telegram.md §2, whatsapp.md §2.3): such words are not heard as if they were
/// new. Pure.
/// </summary>
internal static class Lateness
{
    private static readonly TimeSpan Noticed = TimeSpan.FromHours(1);
    private static readonly TimeSpan Hopeless = TimeSpan.FromHours(24);

    /// <summary>How late the event came; null when in time, or when nobody knows.</summary>
    public static TimeSpan? Of(InboxItem item) =>
        item.Event is InboxEvent.FromSubscriber { HappenedAt: { } moment } && item.At - moment is var late && late >= Noticed ? late : null;

    /// <summary>What the conversation hears of words that came so late; the rest (buttons, contacts) speaks for itself at any time.</summary>
    public static Heard Heard(Heard heard, TimeSpan? late) =>
        late is { } time && heard is Heard.Words words ? new Heard.Late(words, time >= Hopeless) : heard;

    /// <summary>For the operator, who reads the line as if it had just been written.</summary>
    public static string Line(TimeSpan late) => late < Hopeless
        ? FormattableString.Invariant($"Предыдущее сообщение абонент написал {(int)late.TotalHours} ч. назад: мессенджер передал его с опозданием.")
        : FormattableString.Invariant($"Предыдущее сообщение абонент написал {(int)late.TotalDays} дн. назад: мессенджер передал его с опозданием.");
}
