using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>A pressed button: it counts only for the question that stands; an earlier one is answered kindly, a double press not at all.</summary>
internal sealed class Pressing(Flow flow)
{
    private static readonly TimeSpan DoublePress = TimeSpan.FromSeconds(10);

    public void Press(Talk talk, string text)
    {
        if (!Payload.TryParse(text, out var payload))
        {
            Stale(talk);
            return;
        }
        var question = talk.Now.Question;
        if (question.LastPress == text && talk.Circumstances.Now - question.PressedAt < DoublePress)
        {
            return;
        }
        if (payload.Choice == Choices.Human && talk.Now.State != State.WaitingForOperator)
        {
            talk.Say("reason." + HandoffReasons.Asked);
            Accept(talk, text);
            flow.CallHuman(talk, HandoffReasons.Asked);
            return;
        }
        if (payload.Question != question.Number || talk.Now.State == State.Idle)
        {
            Stale(talk);
            return;
        }
        Accept(talk, text);
        Take(talk, payload.Choice);
    }

    private void Take(Talk talk, string choice)
    {
        switch (choice)
        {
            case Choices.Menu:
                flow.Fire(talk, Trigger.MenuAsked);
                break;
            case Choices.Back when talk.Now.State != State.FollowingGuide:
                flow.Fire(talk, Trigger.WentBack);
                break;
            default:
                Answered(talk, choice);
                break;
        }
    }

    private void Answered(Talk talk, string choice)
    {
        var nothing = new Understood("", talk.Language, LanguageCertain: false, [], Wishes.None, SwitchTo: null, AddressReading.None, null, null, Mood.Calm);
        var answer = flow.StepOf(talk)?.Take(talk, new Reading(nothing, choice)) ?? Answer.Nothing;
        if (answer is Answer.NotUnderstood)
        {
            Stale(talk);
            return;
        }
        flow.Follow(talk, answer);
    }

    private void Stale(Talk talk)
    {
        if (talk.Now.State == State.Idle)
        {
            talk.Say("stale.idle");
            return;
        }
        talk.Say("stale");
        flow.Enter(talk);
    }

    private static void Accept(Talk talk, string text) =>
        talk.Now = talk.Now with { Question = talk.Now.Question with { LastPress = text, PressedAt = talk.Circumstances.Now } };
}
