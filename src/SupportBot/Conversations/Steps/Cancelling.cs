namespace SupportBot.Conversations.Steps;

/// <summary>The subscriber does not want to wait for a human any more: he goes on with his guide, or the inquiry ends.</summary>
internal static class Cancelling
{
    public static Answer Wait(Talk talk)
    {
        talk.Forget(TimerKind.Accept);
        talk.Forget(TimerKind.Place);
        talk.Say(talk.Now.InGuide ? "waiting.back-to-guide" : "stopped");
        if (talk.Now.InGuide)
        {
            talk.Bring(new Effect.WithdrawFromDesk("cancelled"));
            talk.Now = talk.Now with { Handoff = null, Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Open } };
        }
        else
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Cancelled } };
        }
        return Answer.Fire(Trigger.WaitCancelled);
    }
}
