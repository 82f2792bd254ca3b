using Handoff;
using SupportBot.Operators;

namespace SupportBot.Tests.Operators;

/// <summary>What the head of support reads: trends and examples, no pillory.</summary>
public sealed class PolicyReportTests
{
    private static readonly WorkingHours Hours = WorkingHours.Parse("Mon-Sun 09:00-21:00", TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty"), []);
    private static readonly DateOnly Today = new(2026, 11, 25);

    private long _id;

    [Fact]
    public void Findings_are_counted_per_rule_with_their_ends_and_their_weeks_of_local_time()
    {
        // Sunday evening in UTC is Monday in Almaty.
        var report = Of(
            Kept("sarcasm.x", FindingFate.Held, "2026-11-22T20:00:00Z"), Kept("sarcasm.x", FindingFate.Insisted, "2026-11-22T17:00:00Z"),
            Kept("sarcasm.x", FindingFate.Advised, "2026-11-24T05:00:00Z"), Kept("promise.y", FindingFate.Observed, "2026-11-24T05:00:00Z"));
        Assert.Equal(new[] { new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 23) }, report.Weeks.AsEnumerable());
        var sarcasm = report.Rules[0];
        Assert.Equal(("sarcasm.x", 3, 1, 1, 1, 0), (sarcasm.Rule, sarcasm.Total, sarcasm.Advised, sarcasm.Held, sarcasm.Insisted, sarcasm.Observed));
        Assert.Equal(new[] { 1, 2 }, sarcasm.ByWeek.AsEnumerable());
        Assert.Equal(1, report.Rules[1].Observed);
    }

    [Fact]
    public void Operators_stand_by_name_and_neither_trials_nor_false_alarms_count_against_them()
    {
        var report = Of(
            Kept("rude.x", FindingFate.Held, who: "Яна"), Kept("rude.x", FindingFate.Held, who: "Яна"), Kept("rude.x", FindingFate.Observed, who: "Айгуль"),
            Kept("rude.x", FindingFate.Held, who: "Айгуль"), Kept("rude.x", FindingFate.Held, who: "Болат", doubt: new Doubt("Болат", default, "", "Старший")));
        Assert.Equal([("Айгуль", 1), ("Яна", 2)], report.Operators.Select(one => (one.Name, one.Total)));
        Assert.Equal(1, report.Rules[0].FalseAlarms);
        Assert.Equal(3, report.Rules[0].Examples.Length);
    }

    [Fact]
    public void Doubted_findings_wait_for_review_until_a_senior_has_settled_them()
    {
        var report = Of(
            Kept("rude.x", FindingFate.Held, doubt: new Doubt("Айгуль", default, "цитата", null)), Kept("rude.x", FindingFate.Held, doubt: new Doubt("Болат", default, "", "Старший")));
        Assert.Equal("цитата", Assert.Single(report.Review).Doubt!.Why);
    }

    private static PolicyReport Of(params KeptFinding[] kept) => PolicyReport.Of(kept, Today.AddDays(-6), Today, Hours);

    private KeptFinding Kept(string rule, FindingFate fate, string at = "2026-11-24T05:00:00Z", string who = "Айгуль", Doubt? doubt = null) => new(
        ++_id, new ReplyFinding(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), new ChatKey("webchat", "1"), "o-1", "aa",
            new DeskOperator(who, who), rule.Split('.')[0], rule, fate, "слова", "ответ", "вопрос"), doubt);
}
