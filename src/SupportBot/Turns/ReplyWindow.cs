using SupportBot.Conversations;

namespace SupportBot.Turns;

/// <summary>
/// Some messengers let a business answer only for a while after the subscriber wrote. What is known of that time stands in the conversation;
/// while a human is called or leads, he is warned before it ends. A messenger without such a limit never comes here.
/// </summary>
internal static class ReplyWindow
{
    /// <summary>How long before the end the operator is warned.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromHours(1);

    /// <summary>The conversation with a window that is open at least until the moment; updates may come in any order.</summary>
    public static Conversation Opened(Conversation conversation, DateTimeOffset? until) =>
        until > (conversation.ReplyUntil ?? DateTimeOffset.MinValue) ? conversation with { ReplyUntil = until } : conversation;

    /// <summary>Keeps the timer of the warning. It is not moved with every message: it rings, sees that the end is farther, and is set again.</summary>
    public static Conversation Watched(Conversation conversation, DateTimeOffset now)
    {
        var set = conversation.Timers.Any(timer => timer.Kind == TimerKind.ReplyWindow);
        var wanted = conversation.Handoff is not null && conversation.ReplyUntil - Lead > now;
        if (wanted == set || (set && conversation.Handoff is not null))
        {
            return conversation;
        }
        return conversation with
        {
            Timers = wanted
                ? conversation.Timers.Add(new ConversationTimer(TimerKind.ReplyWindow, conversation.ReplyUntil!.Value - Lead))
                : conversation.Timers.RemoveAll(timer => timer.Kind == TimerKind.ReplyWindow),
        };
    }

    /// <summary>The timer rang: a line for the operator when the end is really near.</summary>
    public static void Warn(Draft draft)
    {
        if (draft.Now is { Handoff: not null, ReplyUntil: { } until } && until - Lead <= draft.At && until > draft.At)
        {
            var minutes = (int)Math.Ceiling((until - draft.At).TotalMinutes);
            draft.SystemLine(FormattableString.Invariant($"reply-window-{until.UtcTicks}"), FormattableString.Invariant(
                $"Через {minutes} мин. закончится время, когда мессенджер разрешает отвечать. Ответьте сейчас или договоритесь о звонке."));
        }
    }
}
