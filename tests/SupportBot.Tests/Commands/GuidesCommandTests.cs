using SupportBot.Commands.Guides;
using SupportBot.Tests.Content;

namespace SupportBot.Tests.Commands;

public sealed class GuidesCommandTests
{
    [Fact]
    public async Task A_new_guide_lies_there_in_every_language_and_disturbs_nothing()
    {
        using var dialogs = new DialogsCopy();
        Assert.Equal(0, await Run("new", "tplink-ax10", "--dialogs", dialogs.Root));
        Assert.Equal(["guide.en.md", "guide.kk.md", "guide.ru.md"],
            Directory.EnumerateFiles(Path.Combine(dialogs.Root, "guides", "tplink-ax10")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        var edition = dialogs.Reader().Read(out var findings);
        Assert.NotNull(edition);
        Assert.Null(edition.Guides.Find("tplink-ax10"));
        Assert.All(findings, finding => Assert.StartsWith("guides/tplink-ax10/", finding.File, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guide_that_is_there_is_never_written_over()
    {
        using var dialogs = new DialogsCopy();
        var before = await File.ReadAllTextAsync(Path.Combine(dialogs.Root, "guides", "no-internet", "guide.ru.md"));
        Assert.Equal(1, await Run("new", "no-internet", "--dialogs", dialogs.Root));
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(dialogs.Root, "guides", "no-internet", "guide.ru.md")));
    }

    [Theory]
    [InlineData("Роутер")]
    [InlineData("../up")]
    public async Task A_name_that_no_link_can_carry_is_refused(string id)
    {
        using var dialogs = new DialogsCopy();
        Assert.Equal(2, await Run("new", id, "--dialogs", dialogs.Root));
    }

    private static Task<int> Run(params string[] words) => GuidesCommand.Make().Parse(words).InvokeAsync();
}
