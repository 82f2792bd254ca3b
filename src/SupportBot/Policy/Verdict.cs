using System.Collections.Immutable;

namespace SupportBot.Policy;

/// <summary>What the rules say of a text.</summary>
/// <param name="Findings">Worst first; empty = nothing to say.</param>
/// <param name="Suggestion">A polite variant that keeps the meaning, where rules can make one.</param>
public sealed record Verdict(ImmutableArray<Finding> Findings, string? Suggestion = null)
{
    public static readonly Verdict Clean = new([]);

    /// <summary>What an operator is told: everything but rules on trial.</summary>
    public IEnumerable<Finding> Shown => Findings.Where(finding => finding.Action > RuleAction.Observe);

    /// <summary>This verdict and what somebody else found besides; nothing is ever taken away.</summary>
    public Verdict With(ImmutableArray<Finding> more) => more.IsDefaultOrEmpty ? this : this with { Findings = Findings.AddRange(more) };

    /// <summary>The strongest action of all findings.</summary>
    public RuleAction Action => Findings.IsEmpty ? RuleAction.Observe : Findings.Max(finding => finding.Action);
}

/// <param name="Rule">The rule's id, for example <c>raised_tone</c>.</param>
/// <param name="Quote">The words it speaks of.</param>
/// <param name="Advice">What to do, in kind words for the operator, in the language of the reply.</param>
/// <param name="Start">Where the words begin, in UTF-16 units of the text.</param>
public sealed record Finding(string Rule, string Quote, string Advice, RuleAction Action, int Start, int Length)
{
    /// <summary>The case of the rule in the content, for example <c>sarcasm.false-praise</c>.</summary>
    public string Case { get; init; } = Rule;
}

/// <summary>What a rule does with a text, weakest first.</summary>
public enum RuleAction
{
    /// <summary>Counted only: a rule on trial.</summary>
    Observe,
    /// <summary>Shown to the operator; the text goes out.</summary>
    Advise,
    /// <summary>Held until it is mended, or insisted on with a reason.</summary>
    Hold,
    /// <summary>Held for good: nobody can insist. Secrets.</summary>
    Forbid,
}
