namespace SupportBot.Conversations.Steps;

/// <summary>Was it understood rightly? Also: is it about the same thing as a few days ago?</summary>
public sealed class ConfirmingProblem : IStep
{
    public State State => State.ConfirmingProblem;

    public Answer? Ask(Talk talk)
    {
        var returning = talk.Now.Inquiry.Returning;
        var id = returning ? talk.Now.Previous[0].Problem : talk.Now.Inquiry.Problem?.Id;
        if (talk.Script.Problems.Find(id) is not { } kind)
        {
            Forget(talk);
            return Answer.Fire(Trigger.ProblemRejected);
        }
        talk.Ask(returning ? "confirm-problem.same" : "confirm-problem",
            [talk.Option(returning ? "button.same" : "button.yes-right", Choices.Yes), talk.Option("button.something-else", Choices.No), talk.Option("button.human", Choices.Human)],
            ("problem", kind.Title.In(talk.Language)));
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.SaysYes)
        {
            return Confirm(talk);
        }
        if (reading.Choice is null && Slots.Problem(talk, reading.Understood) is not null)
        {
            Slots.TakeProblem(talk, reading.Understood);
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Returning = false, Interrupted = null } };
            return talk.Now.ProblemSure ? Answer.Fire(Trigger.ProblemGiven) : Answer.Again;
        }
        if (reading.SaysNo)
        {
            Forget(talk);
            return Answer.Fire(Trigger.ProblemRejected);
        }
        return Answer.Unclear;
    }

    private static Answer Confirm(Talk talk)
    {
        if (!talk.Now.Inquiry.Returning)
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Problem = talk.Now.Inquiry.Problem! with { Confirmed = true }, Interrupted = null } };
            return Answer.Fire(Trigger.ProblemConfirmed);
        }
        var past = talk.Now.Previous[0];
        Slots.SetProblem(talk, past.Problem!, 1, talk.Now.Inquiry.Problem?.Own ?? "", sure: true);
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Returning = false } };
        if (past.Walk is { } walk)
        {
            Resume(talk, walk);
            return Answer.Fire(Trigger.ProblemConfirmed);
        }
        if (!past.GuideTried)
        {
            return Answer.Fire(Trigger.ProblemConfirmed);
        }
        // All that was tried before did not last: no second round of the same advice.
        talk.Say("same-again");
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Unsolved } };
        return Answer.Fire(Trigger.NotHelped);
    }

    // The questions before the guide were answered then; the walk goes on at the step where it stopped.
    private static void Resume(Talk talk, UnfinishedWalk walk)
    {
        var questions = talk.Script.Problems.Find(talk.Now.Inquiry.Problem!.Id)?.Questions.Length ?? 0;
        talk.Now = talk.Now with
        {
            Inquiry = talk.Now.Inquiry with { TriageStep = questions, Guide = walk.Place with { Waited = false }, Tried = walk.Tried, Router = walk.Router },
        };
    }

    // It was a misunderstanding: what was being done before goes on; otherwise nothing is known.
    private static void Forget(Talk talk)
    {
        var before = talk.Now.Inquiry.Interrupted;
        talk.Now = talk.Now with
        {
            Inquiry = talk.Now.Inquiry with
            {
                Problem = before?.Problem, TriageStep = before?.TriageStep ?? 0, Guide = before?.Guide, Returning = false, Interrupted = null,
            },
        };
    }
}
