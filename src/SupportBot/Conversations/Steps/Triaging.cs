using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>What is known is told (an outage, an activation), then the questions of this kind of problem are asked one by one.</summary>
public sealed class Triaging : IStep
{
    public State State => State.Triaging;

    public Answer? Ask(Talk talk)
    {
        var kind = talk.Script.Problems.Find(talk.Now.Inquiry.Problem?.Id);
        if (kind is null)
        {
            return Answer.Human(HandoffReasons.NothingToTry);
        }
        if (!talk.Now.Inquiry.Noticed && Notice(talk, kind))
        {
            return Answer.Fire(Trigger.Triaged);
        }
        if (talk.Now.Inquiry.TriageStep < kind.Questions.Length)
        {
            AskQuestion(talk, kind.Questions[talk.Now.Inquiry.TriageStep]);
            return null;
        }
        return Conclude(talk, kind);
    }

    public Answer Take(Talk talk, Reading reading)
    {
        var kind = talk.Script.Problems.Find(talk.Now.Inquiry.Problem?.Id);
        if (kind is null || talk.Now.Inquiry.TriageStep >= kind.Questions.Length)
        {
            return Answer.Again;
        }
        var question = kind.Questions[talk.Now.Inquiry.TriageStep];
        var answer = Matching.Answer(question, reading, talk.Language);
        if (answer is null && !reading.Understood.Wants(Wishes.DontKnow))
        {
            return Answer.Unclear;
        }
        Record(talk, question, answer);
        if (answer is { Human: true })
        {
            talk.Say("reason." + HandoffReasons.AlwaysHuman);
            return Answer.Human(HandoffReasons.AlwaysHuman);
        }
        return Answer.Again;
    }

    // True when the notice answers it all: an outage is being mended, there is nothing to try at home.
    private static bool Notice(Talk talk, ProblemKind kind)
    {
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Noticed = true } };
        if (talk.Circumstances.Outage is { } outage && kind.WorkOrder is "repair" or "check")
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Outage = outage.Id, Informed = true } };
            if (outage.Until is { } until)
            {
                talk.Say("notice.outage.until", ("time", $"{Numbers.Day(until)} {Numbers.Clock(until)}"));
            }
            else
            {
                talk.Say("notice.outage");
            }
            return true;
        }
        if (talk.Now.Contacts.Status == "activation")
        {
            talk.Say("notice.activation");
        }
        if (kind.Reply is { } reply)
        {
            talk.SayWords($"problem.{kind.Id}.reply", reply.In(talk.Language));
        }
        return false;
    }

    private static void AskQuestion(Talk talk, TriageQuestion question)
    {
        talk.SayWords($"triage.{question.Id}", question.Text.In(talk.Language));
        talk.Put([.. question.Answers.Select(answer => new Option(answer.Title.In(talk.Language), "t-" + answer.Id)),
            talk.Option("button.human", Choices.Human)], []);
    }

    private static void Record(Talk talk, TriageQuestion question, TriageAnswer? answer)
    {
        var inquiry = talk.Now.Inquiry;
        talk.Now = talk.Now with
        {
            Inquiry = inquiry with
            {
                TriageStep = inquiry.TriageStep + 1,
                Tried = inquiry.Tried.Add(new Attempt(question.Text.Russian, answer?.Title.Russian ?? "не знает")),
                Guide = answer?.Guide is { } guide ? talk.Script.Guides.Begin(guide) ?? inquiry.Guide : inquiry.Guide,
            },
        };
    }

    private static Answer Conclude(Talk talk, ProblemKind kind)
    {
        if (kind.AlwaysHuman)
        {
            talk.Say("reason." + HandoffReasons.AlwaysHuman);
            return Answer.Human(HandoffReasons.AlwaysHuman);
        }
        var inquiry = talk.Now.Inquiry;
        var guide = inquiry.Guide ?? FirstGuide(talk, kind);
        var byRouter = guide is null && talk.Script.Guides.DependsOnRouter(kind.Id);
        talk.Now = talk.Now with
        {
            Inquiry = inquiry with { Guide = guide, RouterMatters = byRouter, Informed = guide is null && !byRouter && kind.Reply is not null },
        };
        if (guide is not null)
        {
            talk.Say("guide.offer");
        }
        else if (!byRouter && kind.Reply is null)
        {
            talk.Say("reason." + HandoffReasons.NothingToTry);
        }
        return Answer.Fire(Trigger.Triaged);
    }

    private static GuidePlace? FirstGuide(Talk talk, ProblemKind kind) =>
        kind.Guides.Select(talk.Script.Guides.Begin).FirstOrDefault(place => place is not null);
}
