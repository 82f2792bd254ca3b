using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Operators.Judging;
using SupportBot.Policy;

namespace SupportBot.Turns;

/// <summary>Thinks one event, or one burst of fragments, through: what the conversation becomes and what leaves. Changes nothing itself.</summary>
public sealed class TurnMaker(IDialogues dialogues, Surroundings surroundings, Parcels parcels, IOutbox outbox, ISecondOpinion judge)
{
    /// <param name="items">One event, or the fragments of one burst, in order.</param>
    /// <param name="fresh">The event that is not in the inbox yet; it is among <paramref name="items"/>.</param>
    public async ValueTask<Turn> Think(Conversation before, ImmutableArray<InboxItem> items, InboxItem? fresh)
    {
        var draft = new Draft(before, items, fresh);
        switch (items[^1].Event)
        {
            case InboxEvent.FromSubscriber happened:
                await HearSubscriber(draft, happened);
                break;
            case InboxEvent.FromOperator happened:
                await HearOperator(draft, happened);
                break;
            case InboxEvent.FromClock bell:
                await HearClock(draft, bell);
                break;
            case InboxEvent.FromPump settled:
                await HearPump(draft, settled);
                break;
            default:
                throw new InvalidOperationException($"No turn for {items[^1].Event.GetType().Name}.");
        }
        draft.Now = AnswerWatch.Watched(ReplyWindow.Watched(draft.Now, draft.At), draft.At, dialogues.Current.Script.Settings.ReplyWithin, surroundings.Hours);
        return await parcels.Pack(draft);
    }

    /// <summary>The small second turn after a failed one: the text is shown to the operator as it came, the subscriber hears an apology.</summary>
    public async ValueTask<Turn> Apologise(Conversation before, ImmutableArray<InboxItem> items, InboxItem? fresh)
    {
        var draft = new Draft(before, items, fresh);
        draft.KeepLines();
        if (before.Leader == Leader.Bot)
        {
            draft.Decide(dialogues.Current.Hear(before, new Heard.Failed(), await surroundings.For(before)));
        }
        return await parcels.Pack(draft);
    }

    private async ValueTask HearSubscriber(Draft draft, InboxEvent.FromSubscriber happened)
    {
        draft.KeepLines();
        draft.Meet(happened.Profile);
        draft.Now = ReplyWindow.Opened(draft.Now, happened.ReplyUntil);
        switch (happened.Event)
        {
            case SubscriberEvent.Blocked:
                draft.Now = draft.Now with { Unreachable = true };
                return;
            case SubscriberEvent.Unblocked:
                draft.Now = draft.Now with { Unreachable = false };
                return;
            case SubscriberEvent.Deleted:
                return;
            case SubscriberEvent.Reported reported:
                await TakeReport(draft, reported);
                return;
            default:
                break;
        }
        if (draft.Heard() is { } heard)
        {
            var late = Lateness.Of(draft.Items[^1]);
            if (late is { } time && heard is Heard.Words)
            {
                draft.SystemLine(draft.Items[^1].Key + "-late", Lateness.Line(time));
            }
            draft.Decide(dialogues.Current.Hear(draft.Now, Lateness.Heard(heard, late), await surroundings.For(draft.Now)));
        }
    }

    private async ValueTask HearOperator(Draft draft, InboxEvent.FromOperator happened)
    {
        var circumstances = await surroundings.For(draft.Now);
        // Only operators' replies are asked about, and the judge keeps its own deadline: the bot never waits for it.
        ImmutableArray<Finding> opinion = judge.IsOn && dialogues.Actions.ToBeJudged(dialogues.Current, draft.Now, happened.Event) is { } matter ? await judge.Ask(matter) : [];
        draft.Decide(dialogues.Actions.Apply(dialogues.Current, draft.Now, happened.Event, circumstances, opinion), happened.Event);
    }

    private async ValueTask HearClock(Draft draft, InboxEvent.FromClock bell)
    {
        // A timer that was moved or cleared meanwhile rings for nothing.
        var timer = draft.Now.Timers.FirstOrDefault(timer => timer.Kind.ToString() == bell.Timer && timer.Due == bell.Due);
        if (timer is { Kind: TimerKind.ReplyWindow })
        {
            draft.Ring(timer);
            ReplyWindow.Warn(draft);
        }
        else if (timer is { Kind: TimerKind.Answer })
        {
            draft.Ring(timer);
            AnswerWatch.Ring(draft, dialogues.Current.Script.Settings.ReplyWithin, surroundings.Hours);
        }
        else if (timer is not null)
        {
            draft.Decide(dialogues.Current.Hear(draft.Now, new Heard.Bell(timer.Kind), await surroundings.For(draft.Now)));
            draft.Ring(timer);
        }
        else
        {
            draft.ClearTimer(bell.Timer);
        }
    }

    private async ValueTask HearPump(Draft draft, InboxEvent.FromPump settled)
    {
        if (settled.Lost is { } lost)
        {
            draft.SystemLine(settled.ItemId + "-lost", $"Файл абонента «{lost.Name}» получить не удалось: {settled.Reason}");
            // Fetched too late is another matter: by then he has been helped.
            if (settled.Outcome == ItemOutcome.Refused && !draft.Now.Unreachable)
            {
                draft.Decide(dialogues.Current.Hear(draft.Now, new Heard.Unreadable("lost"), await surroundings.For(draft.Now)));
            }
            return;
        }
        if (settled.Outcome == ItemOutcome.Unreachable)
        {
            if (!draft.Now.Unreachable && settled.Author != Author.Operator)
            {
                draft.SystemLine(settled.ItemId + "-unreachable", $"До абонента не дойти: {settled.Reason}");
            }
            draft.Now = draft.Now with { Unreachable = true };
        }
        if (settled.Author == Author.Operator)
        {
            await parcels.Report(draft, settled);
        }
        else if (draft.Now.Handoff is not null && settled.Outcome is ItemOutcome.Refused or ItemOutcome.Expired)
        {
            // Whoever takes the conversation has to know what the subscriber did not read.
            draft.SystemLine(settled.ItemId + "-failed", $"Сообщение бота не доставлено: {settled.Reason}");
        }
    }

    // The messenger tells later what became of a message: the ledger is the only thing that changes.
    private async ValueTask TakeReport(Draft draft, SubscriberEvent.Reported reported)
    {
        var item = reported.ItemId ?? await outbox.FindByChannelMessage(draft.Now.Key, reported.MessageId);
        if (item is null)
        {
            return;
        }
        var outcome = reported.Status switch
        {
            "failed" => ItemOutcome.Refused,
            "unreachable" => ItemOutcome.Unreachable,
            _ => ItemOutcome.Delivered,
        };
        await outbox.Settle(item, new Settlement(outcome, reported.Reason, reported.MessageId, draft.At));
        if (outcome != ItemOutcome.Delivered)
        {
            draft.Now = draft.Now with { Unreachable = draft.Now.Unreachable || outcome == ItemOutcome.Unreachable };
            draft.SystemLine(item + "-failed", $"Сообщение не доставлено: {reported.Reason}");
        }
    }
}
