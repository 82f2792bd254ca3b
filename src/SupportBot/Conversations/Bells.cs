namespace SupportBot.Conversations;

/// <summary>What happens when a timer of the conversation is due.</summary>
internal sealed class Bells(Flow flow)
{
    private static readonly TimeSpan PlaceEvery = TimeSpan.FromMinutes(1);

    public void Ring(Talk talk, TimerKind kind)
    {
        talk.Forget(kind);
        switch (kind)
        {
            case TimerKind.Quiet:
                Remind(talk);
                break;
            case TimerKind.Close:
                CloseSilent(talk);
                break;
            case TimerKind.Accept:
                NobodyTook(talk);
                break;
            case TimerKind.Place:
                TellPlace(talk);
                break;
            case TimerKind.Guide:
                WaitIsOver(talk);
                break;
            default:
                throw new InvalidOperationException($"No bell for {kind}.");
        }
    }

    private void Remind(Talk talk)
    {
        if (talk.Now.Unreachable || !Patience.RanOut(talk, TimerKind.Quiet, talk.Script.Settings.QuietAfter))
        {
            return;
        }
        var asks = ConversationMachine.Table.Knows(talk.Now.State, Trigger.WentQuiet)
            && ConversationMachine.Table.Fire(talk.Now.State, Trigger.WentQuiet, talk.Now).Kind == TransitionKind.Internal;
        if (asks)
        {
            talk.Say("reminder");
            flow.Enter(talk);
        }
    }

    private void CloseSilent(Talk talk)
    {
        if (!Patience.RanOut(talk, TimerKind.Close, talk.Script.Settings.CloseAfter))
        {
            return;
        }
        if (talk.Now.State != State.Rating)
        {
            talk.Say("closed-quiet");
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Silent } };
        }
        flow.Fire(talk, Trigger.Expired);
    }

    private void NobodyTook(Talk talk)
    {
        if (talk.Now is { State: State.WaitingForOperator, Handoff.Operator: null })
        {
            talk.Say("waiting.timeout");
            flow.Fire(talk, Trigger.AcceptTimedOut);
        }
    }

    private static void TellPlace(Talk talk)
    {
        if (talk.Now is not { State: State.WaitingForOperator, Handoff: { Operator: null } handoff })
        {
            return;
        }
        var place = talk.Circumstances.PlaceInQueue;
        if (talk.Circumstances.DeskOpen && place < handoff.Place)
        {
            talk.Now = talk.Now with { Handoff = handoff with { Place = place } };
            talk.Say("waiting.place", ("place", Numbers.Text(place)));
            talk.Break();
        }
        talk.WakeAt(TimerKind.Place, talk.Circumstances.Now + PlaceEvery);
    }

    private void WaitIsOver(Talk talk)
    {
        if (talk.Now is { State: State.FollowingGuide, Inquiry.Guide: { } place })
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Guide = place with { Waited = true } } };
            talk.Say("guide.time-is-up");
            flow.Enter(talk);
        }
    }
}
