using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Wishes that are understood in every state, before the step sees the message.</summary>
internal sealed class WishKeeping(Flow flow)
{
    /// <summary>Grants what was wished for; false when the message is the step's matter.</summary>
    /// <param name="beginning">It is the first message of an inquiry.</param>
    public bool Grant(Talk talk, Reading reading, bool beginning)
    {
        var understood = reading.Understood;
        TakeMood(talk, understood);
        if (understood.SwitchTo is { } language)
        {
            SwitchTo(talk, language, beginning);
            return true;
        }
        if (Urgent(talk, understood) is { } reason)
        {
            talk.Say("reason." + reason);
            flow.CallHuman(talk, reason);
            return true;
        }
        return !beginning && GrantInTheMiddle(talk, understood);
    }

    public void SwitchTo(Talk talk, Language language, bool beginning)
    {
        talk.Now = talk.Now with { Language = language, LanguageKnown = true };
        if (beginning)
        {
            flow.Fire(talk, Trigger.Began);
            return;
        }
        talk.Say("language.switched");
        flow.Enter(talk);
    }

    private bool GrantInTheMiddle(Talk talk, Understood understood)
    {
        if (understood.Wants(Wishes.StartOver))
        {
            Restart(talk, Trigger.StartedOver);
        }
        else if (understood.Wants(Wishes.Menu))
        {
            Restart(talk, Trigger.MenuAsked);
        }
        else if (understood.Wants(Wishes.Stop) && talk.Now.State != State.WaitingForOperator)
        {
            Stop(talk);
        }
        else if (understood.Wants(Wishes.Back) && talk.Now.State != State.FollowingGuide && talk.Now.State != State.WaitingForOperator)
        {
            flow.Fire(talk, Trigger.WentBack);
        }
        else if (OnlyManners(understood) && talk.Now.State is not (State.WaitingForOperator or State.AskingIfHelped or State.Rating))
        {
            talk.Say(understood.Wants(Wishes.Thanks) ? "thanks.reply" : "greeting.short");
            flow.Enter(talk);
        }
        else
        {
            return false;
        }
        return true;
    }

    public void Stop(Talk talk)
    {
        talk.Say("stopped");
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Cancelled } };
        flow.Fire(talk, Trigger.Stopped);
    }

    private void Restart(Talk talk, Trigger trigger)
    {
        if (talk.Now.State is State.WaitingForOperator)
        {
            flow.Enter(talk);
            return;
        }
        talk.Now = talk.Now with { Inquiry = new Inquiry { Since = talk.Now.Inquiry.Since, Mood = talk.Now.Inquiry.Mood, Photos = talk.Now.Inquiry.Photos } };
        talk.Say("started-over");
        flow.Fire(talk, trigger);
    }

    // Danger and anger call a human by themselves; so does asking for one.
    private static string? Urgent(Talk talk, Understood understood) => understood switch
    {
        _ when talk.Now.State is State.WaitingForOperator => null,
        { Mood: Mood.Danger } => HandoffReasons.Danger,
        _ when understood.Wants(Wishes.Human) => HandoffReasons.Asked,
        { Mood: Mood.Angry } => HandoffReasons.Angry,
        _ => null,
    };

    private static void TakeMood(Talk talk, Understood understood)
    {
        if (understood.Mood > talk.Now.Inquiry.Mood)
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Mood = understood.Mood } };
        }
    }

    private static bool OnlyManners(Understood understood) =>
        understood.Wishes is Wishes.Thanks or Wishes.Greeting or (Wishes.Thanks | Wishes.Greeting)
        && understood.Address.Status == AddressStatus.NoAddress && understood.Phone is null
        && understood.Problems.FirstOrDefault() is null or { Id: "greeting" or "thanks" or "out_of_scope" };
}
