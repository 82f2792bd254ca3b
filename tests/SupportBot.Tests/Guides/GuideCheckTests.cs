using SupportBot.Guides;

namespace SupportBot.Tests.Guides;

public sealed class GuideCheckTests
{
    [Fact]
    public void A_complete_guide_has_no_findings() => Assert.Empty(Findings(SomeGuides.InBoth(SomeGuides.Cable)));

    [Fact]
    public void Kazakh_is_needed_and_English_is_not()
    {
        var files = SomeGuides.InBoth(SomeGuides.Cable);
        files.Remove("guide.kk.md");
        Assert.Contains("guide.kk.md is missing", Assert.Single(Findings(files)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_English_the_Russian_words_are_shown()
    {
        var guide = SomeGuides.Small().Find("cable")!;
        Assert.Equal("Кабель", guide.In(Language.English).Title);
    }

    [Theory]
    [InlineData("picture: none (пример)\n? Как он?", "? Как он?", "has no picture")]
    [InlineData("picture: none (пример)\n? Как он?", "picture: none\n? Как он?", "says why")]
    [InlineData("(human)", "(#nowhere)", "leads nowhere")]
    [InlineData("[Повреждён]", "[Повреждён, порван, откушен]", "1 to 20 characters")]
    [InlineData("wait: 2m", "wait: soon", "a wait is written")]
    [InlineData("## light", "## dark", "leads nowhere")]
    [InlineData("[Стоит плотно](#light)", "[Стоит плотно](#wait)", "no answer leads to the step light")]
    public void A_defect_is_found(string right, string wrong, string finding)
    {
        var content = SomeGuides.Cable.ReplaceLineEndings("\n");
        Assert.Contains(right, content, StringComparison.Ordinal);
        Assert.Contains(Findings(SomeGuides.InBoth(content.Replace(right, wrong, StringComparison.Ordinal))), found => found.IsError && found.Text.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_circle_without_a_way_out_is_found()
    {
        const string Circle = """
            ---
            title: Круг
            ---
            ## a
            Первый.
            picture: none (пример)
            - [Дальше](#b)
            ## b
            Второй.
            picture: none (пример)
            - [Назад](#a)
            """;
        Assert.Contains(Findings(SomeGuides.InBoth(Circle)), found => found.Text.Contains("never ends", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wait_that_differs_between_languages_is_found()
    {
        var files = SomeGuides.InBoth(SomeGuides.Cable);
        files["guide.kk.md"] = SomeGuides.Cable.Replace("wait: 2m", "wait: 5m", StringComparison.Ordinal);
        Assert.Contains(Findings(files), found => found.Text.Contains("differ from the Russian guide", StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_lies_in_the_guides_own_folder_or_among_the_shared_ones()
    {
        var parser = new GuideParser("guides/x/guide.ru.md", "guides/x", []);
        var text = parser.Parse("---\ntitle: Т\n---\n## a\nА\n![своя](own.png)\n- [Да](#b)\n## b\nБ\n![общая](../_pictures/shared.png)\n- [Да](helped)");
        Assert.Equal(["guides/x/own.png", "guides/_pictures/shared.png"], text.Steps.Select(step => step.Picture));
    }

    private static List<ContentFinding> Findings(Dictionary<string, string> files)
    {
        var findings = new List<ContentFinding>();
        GuideLibrary.Read("cable", files, findings);
        return findings;
    }
}
