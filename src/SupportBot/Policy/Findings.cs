using System.Collections.Immutable;
using SupportBot.Policy.Rules;

namespace SupportBot.Policy;

/// <summary>Makes findings of what the rules matched: hints are weighed together, one finding per kind and case, worst first.</summary>
internal static class Findings
{
    // Sums of weights such as 0.6 + 0.4 are compared with this mercy.
    private const double Enough = 0.999;

    private const string Loud = "raised_tone by its look";

    private static readonly string[] Worst = ["secret", Loud, "rude", "address_form", "raised_tone", "sarcasm", "dismissive", "promise", "greeting"];

    public static ImmutableArray<Finding> Of(string text, List<Match> matches)
    {
        var counted = matches.DistinctBy(match => match.Rule.Id, StringComparer.Ordinal).ToList();
        return [.. counted
            .Where(match => match.Rule.Weight >= 1 || counted.Where(other => other.Rule.Kind == match.Rule.Kind).Sum(other => other.Rule.Weight) >= Enough)
            .OrderByDescending(match => match.Rule.Action)
            .ThenBy(match => Rank(match.Rule))
            .ThenBy(match => match.Span.Start)
            .Select(match => new Finding(match.Rule.Kind, text.Substring(match.Span.Start, match.Span.Length), match.Rule.Advice, match.Rule.Action, match.Span.Start, match.Span.Length)
            {
                Case = match.Rule.Id,
            })];
    }

    // A raised voice is plainer than what is said with it.
    private static int Rank(RuleSource rule) => Array.IndexOf(Worst, rule is { Kind: "raised_tone", Feature: not null } ? Loud : rule.Kind) is >= 0 and var rank ? rank : Worst.Length;
}
