using SupportBot.Understanding;

namespace SupportBot.Commands.Evaluation;

/// <summary>
/// Where "none of these" begins, for files that name such a kind: every third phrase is held out in turn, guessed by what the others taught, and the limit is the
/// least at which so many of the phrases outside are found. The file that is predicted is never looked at.
/// </summary>
internal static class DoubtOnValidation
{
    private const int Parts = 3;

    // Of ten questions that are none of ours, seven are known as such; more would cost too many that are.
    private const double Recall = 0.72;

    public static ProblemModel Learn(List<LabelledPhrase> phrases)
    {
        var model = ProblemLearner.Learn(phrases);
        return model.Outside is { } outside ? model.Doubting(Limit(phrases, outside)) : model;
    }

    private static double Limit(List<LabelledPhrase> phrases, string outside)
    {
        var confidences = new List<double>();
        for (var part = 0; part < Parts; part++)
        {
            var model = ProblemLearner.Learn(phrases.Where((_, i) => i % Parts != part).ToList()).Doubting(0);
            confidences.AddRange(phrases.Where((phrase, i) => i % Parts == part && phrase.Label == outside)
                .Select(phrase => model.Guess(phrase.Text)[0]).Select(guess => guess.Id == outside ? 0 : guess.Confidence));
        }
        confidences.Sort();
        return confidences.Count == 0 ? 0 : confidences[Math.Min(confidences.Count - 1, (int)(confidences.Count * Recall))] + 1e-6;
    }
}
