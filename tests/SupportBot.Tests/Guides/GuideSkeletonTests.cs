using SupportBot.Guides;

namespace SupportBot.Tests.Guides;

/// <summary>An editor begins a guide, sees what is left to write, and makes it public when nothing is.</summary>
public sealed class GuideSkeletonTests
{
    [Fact]
    public void A_new_guide_is_a_draft_whose_walk_is_whole_and_check_names_everything_to_write()
    {
        var (library, findings) = Read(Skeleton());
        Assert.DoesNotContain(findings, finding => finding.IsError);
        Assert.All(Languages.All, language => Assert.Equal(3, findings.Count(finding => finding.File.EndsWith($"guide.{language.Code()}.md", StringComparison.Ordinal) && finding.Text.Contains(GuideSkeleton.Mark, StringComparison.Ordinal))));
        Assert.DoesNotContain(findings, finding => finding.Text.Contains("leads nowhere", StringComparison.Ordinal) || finding.Text.Contains("differ", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Text.Contains("a draft", StringComparison.Ordinal) && finding.Text.Contains("9 things", StringComparison.Ordinal));
        Assert.NotNull(library.Preview("fresh"));
    }

    [Fact]
    public void Nobody_is_led_into_a_draft()
    {
        var (library, _) = Read(Skeleton());
        Assert.Null(library.Find("fresh"));
        Assert.Null(library.Begin("fresh"));
        Assert.Empty(library.All);
    }

    [Fact]
    public void Made_public_too_early_it_is_refused()
    {
        var files = Skeleton().ToDictionary(file => file.Key, file => file.Value.Replace("draft: true\n", "", StringComparison.Ordinal), StringComparer.Ordinal);
        Assert.Contains(Read(files).Findings, finding => finding.IsError && finding.Text.Contains("still as the skeleton has it", StringComparison.Ordinal));
    }

    [Fact]
    public void Written_through_it_is_clean_and_check_says_what_is_left_to_do()
    {
        var files = Skeleton().ToDictionary(file => file.Key, file => file.Value.Replace(GuideSkeleton.Mark, "Слова", StringComparison.Ordinal), StringComparer.Ordinal);
        var only = Assert.Single(Read(files).Findings);
        Assert.Contains("take the line \"draft: true\" out", only.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tplink-ax10", true)]
    [InlineData("a1", true)]
    [InlineData("Tplink", false)]
    [InlineData("роутер", false)]
    [InlineData("../x", false)]
    [InlineData("-a", false)]
    [InlineData("a_b", false)]
    [InlineData("", false)]
    public void A_name_is_what_a_link_can_carry(string id, bool good) => Assert.Equal(good, GuideSkeleton.IsId(id));

    private static Dictionary<string, string> Skeleton() =>
        Languages.All.ToDictionary(language => $"guide.{language.Code()}.md", GuideSkeleton.In, StringComparer.Ordinal);

    private static (GuideLibrary Library, List<ContentFinding> Findings) Read(Dictionary<string, string> files)
    {
        var findings = new List<ContentFinding>();
        return (SomeGuides.Library([("fresh", files)], findings), findings);
    }
}
