using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>What an answer of the Bot API means for a message or a file (telegram.md §9). Pure.</summary>
public static class TelegramOutcomes
{
    // Telegram is out of order for everybody: asked again like any failure, by the pump's own schedule.
    private const int ServerFault = 500;

    private static readonly string[] Unreachables =
        ["chat not found", "bot was blocked", "user is deactivated", "can't initiate conversation", "bot was kicked", "PEER_ID_INVALID"];

    public static DeliveryOutcome Of<T>(ApiResult<T> result, string? messageId = null) => result switch
    {
        ApiResult<T>.Done => new DeliveryOutcome.Sent(messageId),
        ApiResult<T>.NotSent lost => new DeliveryOutcome.TryLater(lost.Reason),
        ApiResult<T>.NoAnswer silent => new DeliveryOutcome.Unknown(silent.Reason + ": it may or may not have arrived"),
        ApiResult<T>.Refused refused => Refusal(refused.Code, refused.Description, refused.RetryAfter),
        _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}."),
    };

    /// <summary>True when the server refused with words that contain <paramref name="words"/>.</summary>
    public static bool Says<T>(ApiResult<T> result, params ReadOnlySpan<string> words)
    {
        if (result is ApiResult<T>.Refused { Code: 400 } refused)
        {
            foreach (var word in words)
            {
                if (refused.Description.Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static DeliveryOutcome Refusal(int code, string description, TimeSpan? after) => code switch
    {
        429 => new DeliveryOutcome.TryLater("Telegram asks us to wait", after),
        401 or 404 => new DeliveryOutcome.ChannelDown("Telegram does not accept our token"),
        403 => new DeliveryOutcome.Unreachable(Reason(description)),
        >= ServerFault => new DeliveryOutcome.TryLater($"Telegram answers {code}"),
        _ when Array.Exists(Unreachables, words => description.Contains(words, StringComparison.OrdinalIgnoreCase)) =>
            new DeliveryOutcome.Unreachable(Reason(description)),
        _ => new DeliveryOutcome.Refused($"Telegram refused it: {description}"),
    };

    private static string Reason(string description) =>
        description.Contains("blocked", StringComparison.OrdinalIgnoreCase) ? "абонент заблокировал бота"
        : description.Contains("deactivated", StringComparison.OrdinalIgnoreCase) ? "аккаунт абонента удалён"
        : $"Telegram не нашёл чат ({description})";
}
