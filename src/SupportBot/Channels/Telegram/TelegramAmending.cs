using System.Globalization;
using System.Text.Json;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Changes and deletes what was sent. One message of words can be changed at any time, a message can be deleted for 48 hours (telegram.md §6); both
/// may be repeated without harm.
/// </summary>
public sealed class TelegramAmending(TelegramApi api, TelegramPace pace, ChannelLimits limits)
{
    public async Task<DeliveryOutcome> Amend(long chat, OutgoingMessage message, string messageId, CancellationToken deadline)
    {
        if (Ids(messageId) is not [var id] || TelegramForm.Of(message, limits) is not [{ File: null } part])
        {
            return new DeliveryOutcome.Refused("only one message of words can be changed");
        }
        if (await pace.Turn(chat, deadline) is { } wait)
        {
            return new DeliveryOutcome.TryLater("our own pace for Telegram", wait);
        }
        var result = await api.EditText(new EditMessageText(chat, id, part.Html, "HTML"), deadline);
        if (TelegramOutcomes.Says(result, "can't parse entities"))
        {
            result = await api.EditText(new EditMessageText(chat, id, part.Plain), deadline);
        }
        return TelegramOutcomes.Says(result, "message is not modified") ? new DeliveryOutcome.Sent(messageId) : Outcome(chat, result, messageId);
    }

    public async Task<DeliveryOutcome> Recall(long chat, string messageId, CancellationToken deadline)
    {
        var ids = Ids(messageId);
        DeliveryOutcome outcome = new DeliveryOutcome.Refused("Номер сообщения в Telegram не известен.");
        foreach (var id in ids)
        {
            if (await pace.Turn(chat, deadline) is { } wait)
            {
                return new DeliveryOutcome.TryLater("our own pace for Telegram", wait);
            }
            var result = await api.Delete(chat, id, deadline);
            // Gone already is what was wanted.
            outcome = TelegramOutcomes.Says(result, "message to delete not found") ? new DeliveryOutcome.Sent(messageId)
                : TelegramOutcomes.Says(result, "message can't be deleted") ? new DeliveryOutcome.Refused("Telegram удаляет сообщения только в первые 48 часов.")
                : Outcome(chat, result, messageId);
            if (outcome is not DeliveryOutcome.Sent)
            {
                return outcome;
            }
        }
        return outcome;
    }

    // No answer: the same again does no harm.
    private DeliveryOutcome Outcome(long chat, ApiResult<JsonElement> result, string messageId)
    {
        if (result is ApiResult<JsonElement>.Refused { Code: 429 } refused)
        {
            pace.Told(chat, refused.RetryAfter ?? TimeSpan.FromSeconds(1));
        }
        return TelegramOutcomes.Of(result, messageId) is DeliveryOutcome.Unknown unknown ? new DeliveryOutcome.TryLater(unknown.Reason) : TelegramOutcomes.Of(result, messageId);
    }

    private static long[] Ids(string messageId)
    {
        var ids = messageId.Split(',').Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return ids.Contains(0) ? [] : ids;
    }
}
