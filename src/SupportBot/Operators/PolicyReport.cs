using System.Collections.Immutable;

namespace SupportBot.Operators;

/// <summary>How operators speak: what the policy found in their replies, as trends with examples. Nobody is ranked.</summary>
/// <param name="Since">The first day of the report, in the provider's time zone.</param>
/// <param name="Weeks">Mondays of the weeks it spans, oldest first; the numbers <c>ByWeek</c> are in this order.</param>
/// <param name="Rules">Most findings first; rules on trial among them.</param>
/// <param name="Operators">In the order of their names. Rules on trial and marked false alarms do not count here.</param>
/// <param name="Review">Findings marked as false alarms that no senior has settled, newest first.</param>
/// <param name="Whole">False = there were more findings than a report reads; the oldest are left out.</param>
public sealed record PolicyReport(
    DateOnly Since, ImmutableArray<DateOnly> Weeks, ImmutableArray<RuleTrend> Rules, ImmutableArray<OperatorTrend> Operators, ImmutableArray<FindingExample> Review, bool Whole)
{
    public const int UsualDays = 28;

    public const int MostDays = 366;

    private const int MostRead = 20_000;
    private const int MostExamples = 3;
    private const int MostReviewed = 100;

    /// <summary>The last days, today among them.</summary>
    public static async Task<PolicyReport> Last(int days, IReplyFindings findings, WorkingHours hours, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(hours.Local(time.GetUtcNow()).DateTime);
        var since = today.AddDays(1 - days);
        var midnight = since.ToDateTime(TimeOnly.MinValue);
        var kept = await findings.Since(new DateTimeOffset(midnight, hours.Zone.GetUtcOffset(midnight)), MostRead);
        return Of(kept, since, today, hours);
    }

    internal static PolicyReport Of(IReadOnlyList<KeptFinding> kept, DateOnly since, DateOnly today, WorkingHours hours)
    {
        var weeks = WeeksOf(since, today);
        ImmutableArray<int> ByWeek(IEnumerable<KeptFinding> some)
        {
            var counts = some.CountBy(one => Monday(DateOnly.FromDateTime(hours.Local(one.Finding.At).DateTime))).ToDictionary();
            return [.. weeks.Select(week => counts.GetValueOrDefault(week))];
        }
        var rules = kept.GroupBy(one => one.Finding.Case, StringComparer.Ordinal).Select(group => RuleTrend.Of([.. group], ByWeek(group), MostExamples));
        var operators = kept.Where(one => one.Finding.Fate != FindingFate.Observed && one.Doubt is null).GroupBy(one => one.Finding.Operator.Id, StringComparer.Ordinal)
            .Select(group => OperatorTrend.Of([.. group], ByWeek(group), MostExamples));
        return new PolicyReport(since, weeks,
            [.. rules.OrderByDescending(rule => rule.Total).ThenBy(rule => rule.Rule, StringComparer.Ordinal)],
            [.. operators.OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Operator, StringComparer.Ordinal)],
            [.. kept.Where(one => one.Doubt is { ReviewedBy: null }).OrderByDescending(one => one.Doubt!.At).Take(MostReviewed).Select(FindingExample.Of)],
            kept.Count < MostRead);
    }

    private static ImmutableArray<DateOnly> WeeksOf(DateOnly since, DateOnly today)
    {
        var weeks = ImmutableArray.CreateBuilder<DateOnly>();
        for (var week = Monday(since); week <= today; week = week.AddDays(7))
        {
            weeks.Add(week);
        }
        return weeks.ToImmutable();
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>One rule over time. The examples name no operator.</summary>
/// <param name="Rule">Its id, for example <c>sarcasm.false-praise</c>.</param>
/// <param name="FalseAlarms">How many of them operators marked.</param>
public sealed record RuleTrend(
    string Rule, int Total, int Advised, int Held, int Insisted, int Observed, int FalseAlarms, ImmutableArray<int> ByWeek, ImmutableArray<FindingExample> Examples)
{
    internal static RuleTrend Of(ImmutableArray<KeptFinding> found, ImmutableArray<int> byWeek, int examples)
    {
        int Fated(FindingFate fate) => found.Count(one => one.Finding.Fate == fate);
        return new RuleTrend(found[0].Finding.Case, found.Length, Fated(FindingFate.Advised), Fated(FindingFate.Held), Fated(FindingFate.Insisted), Fated(FindingFate.Observed),
            found.Count(one => one.Doubt is not null), byWeek, [.. found.Take(examples).Select(FindingExample.Of)]);
    }
}

/// <summary>One operator over time.</summary>
/// <param name="Rules">Kinds of rule and how often, the most frequent first.</param>
public sealed record OperatorTrend(string Operator, string Name, int Total, ImmutableArray<KeyValuePair<string, int>> Rules, ImmutableArray<int> ByWeek, ImmutableArray<FindingExample> Examples)
{
    internal static OperatorTrend Of(ImmutableArray<KeptFinding> found, ImmutableArray<int> byWeek, int examples) => new(
        found[0].Finding.Operator.Id, found[0].Finding.Operator.Name, found.Length,
        [.. found.CountBy(one => one.Finding.Rule, StringComparer.Ordinal).OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal)],
        byWeek, [.. found.Take(examples).Select(FindingExample.Of)]);
}

/// <param name="Subscriber">His message before the reply; like the reply without phones, figures and names.</param>
public sealed record FindingExample(
    long Id, DateTimeOffset At, ChatKey Conversation, string Rule, FindingFate Fate, string Quote, string Reply, string Subscriber, string? Reason, Doubt? Doubt)
{
    internal static FindingExample Of(KeptFinding kept) => new(kept.Id, kept.Finding.At, kept.Finding.Conversation, kept.Finding.Case, kept.Finding.Fate, kept.Finding.Quote,
        kept.Finding.Text, kept.Finding.Client, kept.Finding.Reason, kept.Doubt);
}
