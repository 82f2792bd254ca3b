using System.Globalization;

namespace SupportBot.Channels.Telegram;

/// <summary>How far a message of several parts has come: kept beyond a crash, so that no part but the one in flight is sent twice.</summary>
/// <param name="Parts">Parts that left, from the first on.</param>
/// <param name="Ids">Telegram's ids of them, with commas between; null when it told none.</param>
/// <param name="Doubt">Why it is not certain that all of them arrived; null = they did.</param>
public sealed record TelegramProgress(int Parts, string? Ids, string? Doubt)
{
    public static readonly TelegramProgress None = new(0, null, null);

    public DeliveryOutcome Outcome => Doubt is null ? new DeliveryOutcome.Sent(Ids) : new DeliveryOutcome.Unknown(Doubt);

    /// <summary>One part more. A part that may not have arrived makes the whole uncertain; the rest goes out all the same.</summary>
    public TelegramProgress With(DeliveryOutcome part) => part switch
    {
        DeliveryOutcome.Sent { MessageId: { } id } => this with { Parts = Parts + 1, Ids = Ids is null ? id : $"{Ids},{id}" },
        DeliveryOutcome.Unknown unknown => this with { Parts = Parts + 1, Doubt = Doubt ?? unknown.Reason },
        _ => this with { Parts = Parts + 1 },
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Parts}|{Ids}|{Doubt}");

    /// <summary>Reads what <see cref="ToString"/> wrote; nothing readable is nothing sent.</summary>
    public static TelegramProgress Parse(string? note) =>
        note?.Split('|', 3) is [var parts, var ids, var doubt] && int.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new TelegramProgress(count, ids.Length > 0 ? ids : null, doubt.Length > 0 ? doubt : null)
            : None;
}
