using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>
/// What to do with words that do not answer the question: perhaps they correct the address, name another trouble, or ask something beside
/// the point. If nothing fits, the question is asked again in other words; after the third time a human takes over.
/// </summary>
internal sealed class Misunderstanding(Flow flow)
{
    private const int Patience = 3;

    public void Mend(Talk talk, Understood understood)
    {
        if (WrittenButton.Find(talk.Now, understood.Text) is { } payload)
        {
            new Pressing(flow).Press(talk, payload);
            return;
        }
        if (!CorrectsAddress(talk, understood) && !Digresses(talk, understood))
        {
            AskAgain(talk, understood);
        }
    }

    private bool CorrectsAddress(Talk talk, Understood understood)
    {
        if (talk.Now.State is State.AskingAddress or State.ConfirmingAddress || talk.Now.Address is not { } before
            || !Slots.TakeAddress(talk, understood))
        {
            return false;
        }
        if (talk.Now.Address is not { Complete: true } corrected)
        {
            talk.Now = talk.Now with { Address = before };
            return false;
        }
        talk.Now = talk.Now with { Address = corrected with { Confirmed = true } };
        talk.Say("address.corrected", ("address", corrected.Title(talk)));
        flow.Enter(talk);
        return true;
    }

    private bool Digresses(Talk talk, Understood understood)
    {
        if (talk.Now.State is State.AskingAddress or State.ConfirmingAddress or State.ConfirmingContacts or State.ChoosingCallback)
        {
            return TakesProblemEarly(talk, understood);
        }
        if (Slots.Problem(talk, understood) is not { } guess || guess.Confidence < talk.Script.Settings.Sure
            || guess.Id == talk.Now.Inquiry.Problem?.Id)
        {
            return false;
        }
        if (talk.Script.Problems.Find(guess.Id) is { Reply: { } reply, Guides.IsEmpty: true } kind)
        {
            Note(talk, kind.Title.Russian);
            talk.SayWords($"problem.{kind.Id}.reply", reply.In(talk.Language));
            flow.Enter(talk);
            return true;
        }
        return Changes(talk, guess, understood);
    }

    // The trouble was named while something else was asked: keep it, and ask again without blame.
    private bool TakesProblemEarly(Talk talk, Understood understood)
    {
        if (talk.Now.State is not (State.AskingAddress or State.ConfirmingAddress) || talk.Now.ProblemSure || !Slots.TakeProblem(talk, understood))
        {
            return false;
        }
        talk.Say("problem.noted");
        flow.Enter(talk);
        return true;
    }

    private bool Changes(Talk talk, ProblemGuess guess, Understood understood)
    {
        if (!ConversationMachine.Table.Knows(talk.Now.State, Trigger.ProblemChanged))
        {
            return false;
        }
        var inquiry = talk.Now.Inquiry;
        Slots.SetProblem(talk, guess.Id, guess.Confidence, understood.Text, sure: false);
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Interrupted = new Interruption(inquiry.Problem, inquiry.TriageStep, inquiry.Guide) } };
        flow.Fire(talk, Trigger.ProblemChanged);
        return true;
    }

    private void AskAgain(Talk talk, Understood understood)
    {
        talk.NotUnderstood = true;
        talk.Unclear = UnclearPhrase.Of(understood, talk.Now.State);
        var failures = talk.Now.Question.Failures + 1;
        talk.Now = talk.Now with { Question = talk.Now.Question with { Failures = failures } };
        if (failures >= Patience)
        {
            talk.Say("reason." + HandoffReasons.NotUnderstood);
            flow.CallHuman(talk, HandoffReasons.NotUnderstood);
            return;
        }
        talk.Say("reask." + talk.Now.State.ToString());
        flow.Enter(talk);
        talk.Now = talk.Now with { Question = talk.Now.Question with { Failures = failures } };
    }

    private static void Note(Talk talk, string subject) => talk.Now = talk.Now with
    {
        Inquiry = talk.Now.Inquiry with { Asides = [.. talk.Now.Inquiry.Asides.Append(subject).TakeLast(10)] },
    };
}
