namespace SupportBot.Conversations;

/// <summary>
/// Words that come hours late. First words of an inquiry are still a trouble somebody has; an answer of hours ago belongs to a question nobody
/// remembers and is asked for again; after a day only a human can make good what happened.
/// </summary>
internal sealed class Tardiness(Flow flow, Listening listening)
{
    public void Take(Talk talk, Heard.Late late)
    {
        var understood = talk.Script.Understanding.Read(late.Said.Text, Dialogue.Spoken(talk.Now));
        if (late.Hopeless)
        {
            CallHuman(talk, late, understood);
        }
        else if (talk.Now.State is State.Idle or State.Rating or State.WaitingForOperator or State.ChoosingCallback || understood.Wants(Understanding.Wishes.Human))
        {
            talk.Say("late");
            listening.Hear(talk, late.Said.Text, late.Said.Photos, edited: false);
        }
        else
        {
            Photos.Keep(talk, late.Said.Photos);
            talk.Say("late.question");
            flow.Enter(talk);
        }
    }

    // Where he has been called already the words stand in the history, and nobody is called twice.
    private void CallHuman(Talk talk, Heard.Late late, Understanding.Understood understood)
    {
        if (talk.Now.State is State.WaitingForOperator or State.ChoosingCallback)
        {
            Photos.Keep(talk, late.Said.Photos);
            return;
        }
        if (talk.Now.State == State.Rating)
        {
            flow.Fire(talk, Trigger.RatingSkipped);
        }
        if (talk.Now.State == State.Idle)
        {
            Inquiries.Begin(talk);
            Slots.TakeAddress(talk, understood);
            Slots.TakeProblem(talk, understood);
            Slots.TakePhone(talk, understood.Phone);
        }
        Photos.Keep(talk, late.Said.Photos);
        talk.Say("late");
        flow.CallHuman(talk, HandoffReasons.Late);
    }
}
