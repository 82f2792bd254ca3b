using SupportBot.Conversations;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>
/// "Without delay" is watched: while an operator leads, the first message he has not answered starts a timer (<c>Operators:ReplyWithin</c>). It
/// rings twice: the operator is nudged, then the senior of the shift is called. His next words, or another leader, end it. Only working time counts.
/// </summary>
internal static class AnswerWatch
{
    /// <summary>The senior of the shift is called at this nudge, and it is the last one.</summary>
    public const int Escalation = 2;

    /// <summary>Starts, keeps or ends the watch after a turn.</summary>
    public static Conversation Watched(Conversation conversation, DateTimeOffset now, TimeSpan within, WorkingHours hours)
    {
        if (conversation is { Leader: Leader.Operator, Unread: > 0 })
        {
            return conversation.UnansweredSince is null ? Armed(conversation with { UnansweredSince = now, Nudges = 0 }, within, hours) : conversation;
        }
        return conversation.UnansweredSince is null
            ? conversation
            : conversation with { UnansweredSince = null, Nudges = 0, Timers = conversation.Timers.RemoveAll(timer => timer.Kind == TimerKind.Answer) };
    }

    /// <summary>The timer rang: a line for the operators, and the next timer.</summary>
    public static void Ring(Draft draft, TimeSpan within, WorkingHours hours)
    {
        if (draft.Now is not { Leader: Leader.Operator, UnansweredSince: { } since })
        {
            return;
        }
        draft.Now = draft.Now with { Nudges = draft.Now.Nudges + 1 };
        var minutes = (int)Math.Max(1, (draft.At - since).TotalMinutes);
        var text = draft.Now.Nudges < Escalation
            ? FormattableString.Invariant($"Абонент ждёт ответа уже {minutes} мин. Ответьте, пожалуйста, хотя бы одной строкой.")
            : FormattableString.Invariant($"Абонент ждёт ответа уже {minutes} мин.: нужен старший смены.");
        draft.SystemLine(FormattableString.Invariant($"unanswered-{since.UtcTicks}-{draft.Now.Nudges}"), text);
        if (draft.Now.Nudges < Escalation)
        {
            draft.Now = Armed(draft.Now, within, hours);
        }
    }

    private static Conversation Armed(Conversation conversation, TimeSpan within, WorkingHours hours) => conversation with
    {
        Timers = conversation.Timers.RemoveAll(timer => timer.Kind == TimerKind.Answer)
            .Add(new ConversationTimer(TimerKind.Answer, hours.After(conversation.UnansweredSince!.Value, (conversation.Nudges + 1) * within))),
    };
}
