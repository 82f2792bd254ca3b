using System.Collections.Immutable;
using Handoff;
using SupportBot.Conversations;
using SupportBot.Conversations.Steps;
using SupportBot.Operators.Judging;
using SupportBot.Policy;

namespace SupportBot.Operators;

/// <summary>What operators do, applied to a conversation. Pure: the leader changes here and nowhere else, and the epoch grows with it.</summary>
public sealed class OperatorActions(IReplyPolicy policy, OperatorReplies mode)
{
    private const int LongestJudged = 1000;

    /// <param name="opinion">What a second opinion found in his words (<see cref="ToBeJudged"/>).</param>
    public OperatorDecision Apply(Dialogue dialogue, Conversation conversation, OperatorEvent happened, Circumstances circumstances, ImmutableArray<Finding> opinion = default)
    {
        var who = new OperatorSlot(happened.Operator.Id, happened.Operator.Name);
        if (happened is OperatorEvent.Took)
        {
            return Take(dialogue, conversation, who, circumstances);
        }
        if (happened is OperatorEvent.TookOver over)
        {
            return TakeOver(dialogue, conversation, who, over, circumstances);
        }
        if (happened is OperatorEvent.Called called)
        {
            return Calls.Apply(new Talk(conversation, circumstances, dialogue.Script), called);
        }
        if (happened is OperatorEvent.Noted noted)
        {
            return OperatorDecision.Nothing(conversation, OperatorReply.Ok) with { Note = noted.Text };
        }
        if (happened is OperatorEvent.Hindered)
        {
            return TellOfTrouble(new Talk(conversation, circumstances, dialogue.Script));
        }
        if (happened is OperatorEvent.Closed && conversation is { Leader: Leader.Bot, Handoff.Operator: null, State: State.WaitingForOperator or State.ChoosingCallback })
        {
            return CloseUnanswered(dialogue, new Talk(conversation, circumstances, dialogue.Script));
        }
        if (conversation.Leader != Leader.Operator || conversation.Handoff?.Operator?.Id != who.Id)
        {
            return OperatorDecision.Nothing(conversation, conversation.Handoff?.Operator is { } other && other.Id != who.Id
                ? new OperatorReply.TakenBy(other.Name)
                : new OperatorReply.NotYours());
        }
        var talk = new Talk(conversation, circumstances, dialogue.Script);
        return happened switch
        {
            OperatorEvent.Wrote wrote => Write(talk, wrote, opinion),
            OperatorEvent.Edited edited => Change(talk, edited, opinion),
            OperatorEvent.Deleted deleted => OperatorDecision.Nothing(conversation, OperatorReply.Ok) with { Recalls = deleted.MessageId },
            OperatorEvent.Released => GiveBack(dialogue, talk, Trigger.OperatorReleased, "operator.released"),
            OperatorEvent.Closed => GiveBack(dialogue, talk, Trigger.OperatorClosed, "operator.closed"),
            OperatorEvent.Corrected corrected => CardCorrections.Apply(talk, corrected),
            OperatorEvent.Transferred transferred => Transfer(talk, transferred),
            OperatorEvent.SentGuide guide => SendGuide(talk, guide),
            OperatorEvent.AskedForCallback => PromiseCallback(talk),
            _ => OperatorDecision.Nothing(conversation, OperatorReply.Ok),
        };
    }

    private static OperatorDecision Take(Dialogue dialogue, Conversation conversation, OperatorSlot who, Circumstances circumstances)
    {
        if (conversation.Handoff?.Operator is { } holder && conversation.Leader == Leader.Operator)
        {
            return OperatorDecision.Nothing(conversation, holder.Id == who.Id ? OperatorReply.Ok : new OperatorReply.TakenBy(holder.Name));
        }
        var talk = new Talk(conversation, circumstances, dialogue.Script);
        var handoff = conversation.Handoff ?? new HandoffSlot(circumstances.NewId, HandoffReasons.TakenOver, circumstances.Now);
        if (conversation.State == State.Idle)
        {
            talk.Now = talk.Now with { Inquiry = new Inquiry { Since = circumstances.Now } };
            handoff = handoff with { CallsBack = true };
        }
        talk.Now = talk.Now with
        {
            State = ConversationMachine.Table.Fire(conversation.State, Trigger.OperatorTook, conversation).To,
            Leader = Leader.Operator,
            Epoch = conversation.Epoch + 1,
            Handoff = handoff with { Operator = who, TakenAt = circumstances.Now, Spoke = false },
            Unread = 0,
            Timers = [],
        };
        talk.Say("operator.joined", ("name", who.Name));
        talk.Break(announcement: true);
        return new OperatorDecision(talk.Decide(), null, null, OperatorReply.Ok);
    }

    private static OperatorDecision TakeOver(Dialogue dialogue, Conversation conversation, OperatorSlot who, OperatorEvent.TookOver over, Circumstances circumstances)
    {
        var holder = conversation.Leader == Leader.Operator ? conversation.Handoff?.Operator : null;
        if (holder is null || holder.Id == who.Id)
        {
            return Take(dialogue, conversation, who, circumstances);
        }
        var talk = new Talk(conversation, circumstances, dialogue.Script);
        talk.Now = talk.Now with
        {
            Epoch = conversation.Epoch + 1,
            Handoff = conversation.Handoff! with { Operator = who, TakenAt = circumstances.Now, Spoke = false },
            Unread = 0,
        };
        talk.Say("operator.joined", ("name", who.Name));
        talk.Break(announcement: true);
        return new OperatorDecision(talk.Decide(), null, $"{holder.Name} → {who.Name}: {over.Reason}", OperatorReply.Ok);
    }

    /// <summary>The reply a second opinion may be asked about; null when it would change nothing: the rules alone would hold it.</summary>
    public Matter? ToBeJudged(Dialogue dialogue, Conversation conversation, OperatorEvent happened)
    {
        var text = happened switch
        {
            OperatorEvent.Wrote wrote => wrote.Text,
            OperatorEvent.Edited edited => edited.Text,
            _ => "",
        };
        if (mode == OperatorReplies.Off || string.IsNullOrWhiteSpace(text) || conversation.Leader != Leader.Operator || conversation.Handoff?.Operator?.Id != happened.Operator.Id)
        {
            return null;
        }
        var reply = Answering.Reply(conversation, text);
        if (Holds(policy.Check(reply), insisted: null))
        {
            return null;
        }
        var masking = new Masking(dialogue.Script.Understanding, policy);
        return new Matter(reply, masking.Of(text, LongestJudged), masking.Of(reply.Context, LongestJudged));
    }

    private OperatorDecision Write(Talk talk, OperatorEvent.Wrote wrote, ImmutableArray<Finding> opinion)
    {
        var conversation = talk.Now;
        var reply = Answering.Reply(conversation, wrote.Text);
        var verdict = policy.Check(reply).With(opinion);
        var holds = Holds(verdict, wrote.Insisted);
        ImmutableArray<ReplyFinding> findings = mode == OperatorReplies.Off && !holds
            ? []
            : Findings.Of(verdict, reply, conversation.Key, wrote, holds, talk.Circumstances.Now, new Masking(talk.Script.Understanding, policy));
        if (holds)
        {
            return OperatorDecision.Nothing(conversation, new OperatorReply.Held(verdict)) with { Findings = findings };
        }
        ImmutableArray<string> broken = mode == OperatorReplies.Off ? [] : [.. verdict.Shown.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal)];
        var words = new OperatorWords(wrote.MessageId, wrote.Operator, wrote.Text, wrote.Files, broken) { Marks = wrote.Marks };
        var decision = new Decision(conversation with { Unread = 0, Handoff = conversation.Handoff! with { Spoke = true } }, [], []);
        return new OperatorDecision(decision, words, null, OperatorReply.Ok) { Findings = findings };
    }

    // A secret is held whatever the setting says (contracts.md §2).
    private bool Holds(Verdict verdict, string? insisted) => verdict.Action switch
    {
        RuleAction.Forbid => true,
        RuleAction.Hold => mode == OperatorReplies.Hold && string.IsNullOrWhiteSpace(insisted),
        _ => false,
    };

    private static OperatorDecision GiveBack(Dialogue dialogue, Talk talk, Trigger trigger, string key)
    {
        talk.Now = talk.Now with { Leader = Leader.Bot, Epoch = talk.Now.Epoch + 1, Unread = 0 };
        talk.Say(key, ("name", talk.Now.Handoff?.Operator?.Name ?? ""));
        talk.Break(announcement: true);
        if (trigger == Trigger.OperatorClosed)
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.ClosedByOperator } };
        }
        else
        {
            talk.Bring(new Effect.WithdrawFromDesk("released"));
            talk.Now = talk.Now with { Handoff = null };
        }
        dialogue.Fire(talk, trigger);
        Patience.Arm(talk);
        return new OperatorDecision(talk.Decide(), null, null, OperatorReply.Ok);
    }

    // Nobody took it and somebody closed it: no rating is asked for help that nobody gave.
    private static OperatorDecision CloseUnanswered(Dialogue dialogue, Talk talk)
    {
        talk.Say("operator.closed-unanswered");
        talk.Now = talk.Now with { Unread = 0, Inquiry = talk.Now.Inquiry with { Result = InquiryResult.ClosedByOperator } };
        dialogue.Fire(talk, Trigger.Stopped);
        Patience.Arm(talk);
        return new OperatorDecision(talk.Decide(), null, null, OperatorReply.Ok);
    }

    private static OperatorDecision TellOfTrouble(Talk talk)
    {
        if (talk.Now is not { Handoff: { Hindered: false } handoff, State: State.WaitingForOperator or State.ChoosingCallback or State.WithOperator })
        {
            return OperatorDecision.Nothing(talk.Now, OperatorReply.Ok);
        }
        talk.Now = talk.Now with { Handoff = handoff with { Hindered = true } };
        talk.Say("waiting.desk-away");
        talk.Break(announcement: true);
        return new OperatorDecision(talk.Decide(), null, null, OperatorReply.Ok);
    }

    // Where the messenger cannot change what it has delivered, the subscriber gets the corrected words after the first ones.
    private OperatorDecision Change(Talk talk, OperatorEvent.Edited edited, ImmutableArray<Finding> opinion)
    {
        var version = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(edited.Text)))[..8];
        var decision = Write(talk, new OperatorEvent.Wrote($"{edited.MessageId}-{version}", edited.Text) { Operator = edited.Operator, Marks = edited.Marks }, opinion);
        var anew = talk.Script.Texts.Get(talk.Language, "operator.corrected", 0, ("text", edited.Text));
        return decision.Words is { } words ? decision with { Words = words with { Corrects = new Correction(edited.MessageId, anew) } } : decision;
    }

    private static OperatorDecision Transfer(Talk talk, OperatorEvent.Transferred transferred)
    {
        var to = new OperatorSlot(transferred.To.Id, transferred.To.Name);
        talk.Now = talk.Now with { Handoff = talk.Now.Handoff! with { Operator = to, TakenAt = talk.Circumstances.Now, Spoke = false } };
        talk.Say("operator.joined", ("name", to.Name));
        talk.Break(announcement: true);
        return new OperatorDecision(talk.Decide(), null, $"→ {to.Name}: {transferred.Reason}", OperatorReply.Ok);
    }

    private static OperatorDecision SendGuide(Talk talk, OperatorEvent.SentGuide sent)
    {
        if (talk.Script.Guides.Begin(sent.Guide) is not { } place)
        {
            return OperatorDecision.Nothing(talk.Now, new OperatorReply.Unknown(sent.Guide));
        }
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Guide = sent.Step is { } step ? place with { Step = step } : place } };
        talk.Script.Guides.Show(talk, sent.Step);
        return new OperatorDecision(talk.Decide(), null, null, OperatorReply.Ok);
    }

    // He is told when and on which number, unless the messenger would not carry it any more.
    private static OperatorDecision PromiseCallback(Talk talk)
    {
        if (talk.Now.Contacts.Phone is not { } phone || talk.Circumstances.Slots.IsEmpty)
        {
            return OperatorDecision.Nothing(talk.Now, new OperatorReply.Unknown("phone"));
        }
        var slot = talk.Circumstances.Slots[0];
        talk.Bring(new Effect.PromiseCallback(talk.Circumstances.NewId, phone, slot));
        if (talk.Now.ReplyUntil is not { } until || until > talk.Circumstances.Now)
        {
            talk.Say("callback.promised", ("phone", Phones.Spaced(phone)), ("slot", Hours.Slot(talk, slot)));
            talk.Break(announcement: true);
        }
        return new OperatorDecision(talk.Decide(), null, $"Обещан звонок на {phone}: {Numbers.Day(slot.From)} {Numbers.Clock(slot.From)}–{Numbers.Clock(slot.To)}", OperatorReply.Ok);
    }
}

/// <summary><c>Policy:OperatorReplies</c>: what happens to an operator's reply that breaks a rule.</summary>
public enum OperatorReplies
{
    Hold,
    Advise,
    Off,
}
