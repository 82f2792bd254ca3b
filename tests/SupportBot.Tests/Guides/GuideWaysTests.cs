using SupportBot.Guides;

namespace SupportBot.Tests.Guides;

/// <summary>Every path of every guide is walked, out of one guide into the next too.</summary>
public sealed class GuideWaysTests
{
    [Fact]
    public void Ours_all_come_to_an_end()
    {
        var findings = new List<ContentFinding>();
        GuideWays.Check(SomeGuides.Ours, findings);
        Assert.Empty(findings);
    }

    [Fact]
    public void Guides_that_only_send_people_to_each_other_are_named_step_by_step()
    {
        var findings = Check(("a", Guide("[Дальше](#two)", "[В другую](guide:b)")), ("b", Guide("[Назад](guide:a)", "[Туда](guide:a)")));
        Assert.Equal(["guides/a/guide.ru.md", "guides/a/guide.ru.md", "guides/b/guide.ru.md", "guides/b/guide.ru.md"], findings.Select(finding => finding.File));
        Assert.All(findings, finding => Assert.Contains("nobody comes to helped", finding.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void One_way_out_somewhere_is_enough() =>
        Assert.Empty(Check(("a", Guide("[Дальше](#two)", "[В другую](guide:b)")), ("b", Guide("[Назад](guide:a)", "[Помогло](helped)"), "[Ещё](#two)")));

    [Fact]
    public void A_guide_that_is_not_there_is_named() =>
        Assert.Contains("there is no guide nowhere", Assert.Single(Check(("a", Guide("[Да](helped)", "[Туда](guide:nowhere)")))).Text, StringComparison.Ordinal);

    private static List<ContentFinding> Check(params (string Id, string Content)[] guides)
    {
        var findings = new List<ContentFinding>();
        GuideWays.Check(SomeGuides.Library(guides.Select(guide => (guide.Id, SomeGuides.InBoth(guide.Content))), []), findings);
        return findings;
    }

    private static List<ContentFinding> Check((string Id, string Content) first, (string Id, string Content, string More) second) =>
        Check(first, (second.Id, second.Content.Replace("## two", second.More.Length > 0 ? $"- {second.More}\n## two" : "## two", StringComparison.Ordinal)));

    private static string Guide(string first, string second) => $"""
        ---
        title: Т
        ---
        ## one
        Раз.
        picture: none (пример)
        ? Что?
        - {first}
        ## two
        Два.
        picture: none (пример)
        ? Что?
        - {second}
        """;
}
