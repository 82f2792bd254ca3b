using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>How was it? One tap, never pressed; after anger nobody is asked.</summary>
public sealed class Rating : IStep
{
    private const string Star = "r";

    public State State => State.Rating;

    public Answer? Ask(Talk talk)
    {
        if (talk.Now.Inquiry.Mood >= Mood.Angry)
        {
            talk.Say("goodbye");
            return Answer.Fire(Trigger.RatingSkipped);
        }
        talk.Ask("ask-rating", [.. Enumerable.Range(1, 5).Reverse().Select(stars => talk.Option($"rating.{Numbers.Text(stars)}", Star + Numbers.Text(stars)))]);
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        var stars = RatingWords.Stars(reading.Choice is { } choice ? choice.Replace(Star, "", StringComparison.Ordinal) : reading.Text);
        if (stars is not { } given)
        {
            return Answer.Unclear;
        }
        talk.Say(given >= 4 ? "rated.well" : "rated.badly");
        talk.Bring(new Effect.Rated(given, talk.Now.Handoff?.Operator?.Id));
        return Answer.Fire(Trigger.Rated);
    }
}
