using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>Did it help? "No" calls a human, with everything that was tried on the card.</summary>
public sealed class AskingIfHelped : IStep
{
    public State State => State.AskingIfHelped;

    public Answer? Ask(Talk talk)
    {
        talk.Ask(talk.Now.Inquiry.Informed ? "ask-answered" : "ask-helped",
            [talk.Option("button.helped", Choices.Yes), talk.Option("button.not-helped", Choices.No)]);
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        var wishes = reading.Understood;
        if (reading.Chose(Choices.No) || wishes.Wants(Wishes.NotHelped) || (reading.SaysNo && !wishes.Wants(Wishes.Helped)))
        {
            return Outcome.NotHelped(talk);
        }
        return reading.SaysYes || wishes.Wants(Wishes.Helped | Wishes.Thanks) ? Outcome.Helped(talk) : Answer.Unclear;
    }
}

/// <summary>What follows from help that helped, and from help that did not.</summary>
public static class Outcome
{
    public static Answer Helped(Talk talk)
    {
        talk.Say("glad");
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Solved } };
        return Answer.Fire(Trigger.Helped);
    }

    public static Answer NotHelped(Talk talk)
    {
        talk.Say("reason." + HandoffReasons.NotHelped);
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Unsolved } };
        return Answer.Fire(Trigger.NotHelped);
    }
}
