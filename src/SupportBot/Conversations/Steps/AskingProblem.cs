namespace SupportBot.Conversations.Steps;

/// <summary>What is wrong? In the subscriber's own words, or from the menu.</summary>
public sealed class AskingProblem : IStep
{
    private const string Pick = "p-";

    public State State => State.AskingProblem;

    public Answer? Ask(Talk talk)
    {
        var language = talk.Language;
        talk.Ask("ask-problem", [.. talk.Script.Problems.Menu
            .Select(id => talk.Script.Problems.Find(id)!)
            .Select(kind => new Option(kind.Title.In(language), Pick + kind.Id)), talk.Option("button.human", Choices.Human)]);
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.Choice is { } choice && choice.StartsWith(Pick, StringComparison.Ordinal)
            && talk.Script.Problems.Find(choice[Pick.Length..]) is { } kind)
        {
            Slots.SetProblem(talk, kind.Id, 1, kind.Title.In(talk.Language), sure: true);
            return Answer.Fire(Trigger.ProblemGiven);
        }
        return Slots.TakeProblem(talk, reading.Understood) ? Answer.Fire(Trigger.ProblemGiven) : Answer.Unclear;
    }
}
