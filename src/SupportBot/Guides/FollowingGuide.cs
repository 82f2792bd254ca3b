using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversations;
using SupportBot.Conversations.Steps;
using SupportBot.Understanding;

namespace SupportBot.Guides;

/// <summary>Walks a guide: one step with its picture, "what do you see?", and a way on from every answer.</summary>
public sealed class FollowingGuide(GuideLibrary library) : IStep
{
    private const string Pick = "g-";

    public State State => State.FollowingGuide;

    public Answer? Ask(Talk talk)
    {
        if (Here(talk) is not var (guide, text, step))
        {
            // The guide was taken out of the content while somebody walked it.
            return Answer.Fire(Trigger.GuideEnded);
        }
        var waited = talk.Now.Inquiry.Guide is { Waited: true };
        if (!waited)
        {
            talk.Say("guide.step", ("number", Numbers.Text(talk.Now.Inquiry.Guide!.Trail.Length + 1)));
            talk.SayWords($"guide.{guide.Id}.{step.Id}", step.Text);
        }
        if (step.Question.Length > 0)
        {
            talk.SayWords($"guide.{guide.Id}.{step.Id}.question", step.Question);
        }
        talk.Put(Options(talk, step), step.Picture is { } picture && !waited ? [new Picture(picture, step.Alt)] : []);
        SetTimer(talk, step, waited);
        return null;
    }

    // A question in between does not make the waiting longer: a timer that runs is left alone.
    private static void SetTimer(Talk talk, GuideStep step, bool waited)
    {
        if (waited || step.Wait == TimeSpan.Zero)
        {
            talk.Forget(TimerKind.Guide);
        }
        else if (!talk.Now.Timers.Any(timer => timer.Kind == TimerKind.Guide))
        {
            talk.WakeAt(TimerKind.Guide, talk.Circumstances.Now + step.Wait);
        }
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (Here(talk) is not var (guide, text, step))
        {
            return Answer.Fire(Trigger.GuideEnded);
        }
        if (reading.Chose(Choices.Back) || reading.Understood.Wants(Wishes.Back))
        {
            return Back(talk);
        }
        if (Chosen(step, reading) is { } answer)
        {
            return Go(talk, guide, text, step, answer);
        }
        if (reading.Understood.Wants(Wishes.Helped))
        {
            Record(talk, text, step, reading.Text);
            return Outcome.Helped(talk);
        }
        if (reading.Understood.Wants(Wishes.NotHelped | Wishes.DontKnow) || reading.Chose(Choices.Other) || SpokenAnswer.IsTooHard(reading.Text))
        {
            return TooHard(talk, text, step, reading.Text);
        }
        return Answer.Unclear;
    }

    private static Answer Go(Talk talk, Guide guide, GuideText text, GuideStep step, GuideAnswer answer)
    {
        Record(talk, text, step, answer.Title);
        talk.Forget(TimerKind.Guide);
        switch (answer.Target)
        {
            case "helped":
                return Outcome.Helped(talk);
            case "not-helped":
                return Outcome.NotHelped(talk);
            case "human":
                talk.Say("reason." + HandoffReasons.GuideTooHard);
                return Answer.Human(HandoffReasons.GuideTooHard);
            case var _ when answer.Target.StartsWith("guide:", StringComparison.Ordinal):
                var other = talk.Script.Guides.Begin(answer.Target["guide:".Length..]);
                return other is null ? Answer.Fire(Trigger.GuideEnded) : MoveTo(talk, Trails.Cross(talk.Now.Inquiry.Guide!, other));
            default:
                return MoveTo(talk, Trails.Next(talk.Now.Inquiry.Guide!, guide.Version, answer.Target[1..]));
        }
    }

    private static Answer MoveTo(Talk talk, GuidePlace place)
    {
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Guide = place } };
        return Answer.Again;
    }

    private static Answer Back(Talk talk)
    {
        talk.Forget(TimerKind.Guide);
        return Trails.Back(talk.Now.Inquiry.Guide!) is { } before ? MoveTo(talk, before) : Answer.Fire(Trigger.WentBack);
    }

    private static Answer TooHard(Talk talk, GuideText text, GuideStep step, string words)
    {
        Record(talk, text, step, words.Length > 0 ? words : "вижу другое");
        talk.Say("reason." + HandoffReasons.GuideTooHard);
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Unsolved } };
        return Answer.Human(HandoffReasons.GuideTooHard);
    }

    private static GuideAnswer? Chosen(GuideStep step, Reading reading)
    {
        if (reading.Choice is { } choice)
        {
            return choice.StartsWith(Pick, StringComparison.Ordinal) && int.TryParse(choice.AsSpan(Pick.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var pressed) && pressed < step.Answers.Length
                ? step.Answers[pressed]
                : null;
        }
        var index = SpokenAnswer.Index(reading, step.Answers);
        return index >= 0 ? step.Answers[index] : null;
    }

    private static ImmutableArray<Option> Options(Talk talk, GuideStep step)
    {
        var options = step.Answers.Select((answer, i) => new Option(answer.Title, Pick + Numbers.Text(i))).ToList();
        options.Add(talk.Option("button.human", Choices.Human));
        options.Add(talk.Option("button.see-other", Choices.Other, aside: true));
        if (!talk.Now.Inquiry.Guide!.Trail.IsEmpty)
        {
            options.Add(talk.Option("button.back", Choices.Back, aside: true));
        }
        return [.. options];
    }

    private static void Record(Talk talk, GuideText text, GuideStep step, string answer) => talk.Now = talk.Now with
    {
        Inquiry = talk.Now.Inquiry with { Tried = talk.Now.Inquiry.Tried.Add(new Attempt(GuideLibrary.Line(text, step), answer)) },
    };

    // After an edit of the content the step is found again by its id; if it is gone, the walk begins anew.
    private (Guide, GuideText, GuideStep)? Here(Talk talk)
    {
        var place = talk.Now.Inquiry.Guide;
        if (library.Find(place?.Guide) is not { } guide)
        {
            return null;
        }
        var text = guide.In(talk.Language);
        return text.Find(place!.Step) is { } step ? (guide, text, step) : Restart(talk, guide, text);
    }

    private static (Guide, GuideText, GuideStep)? Restart(Talk talk, Guide guide, GuideText text)
    {
        if (text.Steps.IsEmpty)
        {
            return null;
        }
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Guide = new GuidePlace(guide.Id, guide.Version, text.Steps[0].Id, []) } };
        return (guide, text, text.Steps[0]);
    }
}
