using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Understanding;

namespace SupportBot.Commands.Evaluation;

/// <param name="Alternatives">Readings that are right as well.</param>
internal sealed record IntentVerdict(string Language, string Gold, ImmutableArray<string> Alternatives, IReadOnlyList<ProblemGuess> Guesses)
{
    /// <summary>What counts as predicted: an accepted alternative counts as the label itself.</summary>
    public string Predicted => Guesses.Count == 0 ? "" : IsRight(Guesses[0].Id) ? Gold : Guesses[0].Id;

    public bool Right => Predicted == Gold;

    public double Confidence => Guesses.Count == 0 ? 0 : Guesses[0].Confidence;

    public bool IsRight(string id) => id == Gold || Alternatives.Contains(id, StringComparer.Ordinal);
}

/// <summary>The measures the README of the sample data defines for intents.</summary>
internal static class IntentMeasures
{
    private static readonly string[] Outside = ["out_of_scope", "oos"];

    public static void Print(List<IntentVerdict> verdicts)
    {
        PrintGroup("all", verdicts);
        var languages = verdicts.Where(verdict => verdict.Language.Length > 0).GroupBy(verdict => verdict.Language, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var language in languages)
        {
            PrintGroup(language.Key, [.. language]);
        }
        var confident = verdicts.OrderByDescending(verdict => verdict.Confidence).Take((int)Math.Round(verdicts.Count * 0.7)).ToList();
        Say($"top three {Share(verdicts, verdict => verdict.Guesses.Take(3).Any(guess => verdict.IsRight(guess.Id))):F3}, accuracy on the most confident 70 % {Share(confident, verdict => verdict.Right):F3}");
        var outside = verdicts.Where(verdict => Outside.Contains(verdict.Gold, StringComparer.Ordinal)).ToList();
        if (outside.Count > 0)
        {
            var found = verdicts.Where(verdict => Outside.Contains(verdict.Predicted, StringComparer.Ordinal)).ToList();
            var inside = verdicts.Where(verdict => !Outside.Contains(verdict.Gold, StringComparer.Ordinal)).ToList();
            Say($"out of scope: recall {Share(outside, verdict => verdict.Right):F3}, precision {Share(found, verdict => verdict.Right):F3}; accuracy on the rest {Share(inside, verdict => verdict.Right):F3}");
        }
    }

    private static void PrintGroup(string name, IReadOnlyCollection<IntentVerdict> verdicts) =>
        Say($"{name}: {verdicts.Count} texts, accuracy {Share(verdicts, verdict => verdict.Right):F3}, macro-F1 {MacroF1(verdicts):F3}");

    /// <summary>Mean over the labels that occur in the file.</summary>
    private static double MacroF1(IReadOnlyCollection<IntentVerdict> verdicts) => verdicts.Select(verdict => verdict.Gold).Distinct(StringComparer.Ordinal).Average(label =>
    {
        var right = verdicts.Count(verdict => verdict.Gold == label && verdict.Right);
        var meant = verdicts.Count(verdict => verdict.Gold == label);
        var said = verdicts.Count(verdict => verdict.Predicted == label);
        return 2.0 * right / (meant + said);
    });

    private static double Share(IReadOnlyCollection<IntentVerdict> verdicts, Func<IntentVerdict, bool> counts) =>
        verdicts.Count == 0 ? 0 : (double)verdicts.Count(counts) / verdicts.Count;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
