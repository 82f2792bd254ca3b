using SupportBot.Commands;


namespace SupportBot.Tests.Stories;

/// <summary>Every conversation in <c>dialogs/stories</c> goes as it is written there.</summary>
public sealed class StoriesTests
{
    public static TheoryData<string> All => [.. Directory.EnumerateFiles(Repository.Folder("dialogs", "stories"), "*.story").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_story_goes_as_it_is_written(string file)
    {
        var differences = await RehearseCommand.Play(Repository.Folder("dialogs", "stories", file), Repository.Folder("dialogs"));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public void There_are_at_least_forty() => Assert.True(All.Count >= 40);
}

/// <summary>A story that does not fit the bot is told so: the player itself is not a rubber stamp.</summary>
public sealed class StoryPlayerTests
{
    [Theory]
    [InlineData("абонент> Здравствуйте\nбот> [waiting.next]", "[waiting.next] was not said")]
    [InlineData("абонент> Абая 10-25 нет интернета\nбот> [confirm-address house=\"дом 11\"]", "does not name \"дом 11\"")]
    [InlineData("абонент> Абая 10-25 нет интернета\nбот> \"верблюд\"", "\"верблюд\" was not said")]
    [InlineData("абонент> Здравствуйте\nбот>", "the bot should say nothing")]
    [InlineData("абонент> [Кнопка]", "there is no button")]
    [InlineData("оператор> (взять)\nоператор Бекзат> Добрый день!", "unexpected")]
    [InlineData("кто-то> что-то", ":1: error:")]
    [InlineData("бот> слова без кавычек", ":1: error:")]
    [InlineData("language: xx", ":1: error:")]
    public async Task A_difference_is_found_and_its_line_is_named(string text, string expected)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        var differences = await RehearseCommand.Play(file, Repository.Folder("dialogs"));
        Assert.Contains(differences, difference => difference.Contains(expected, StringComparison.Ordinal));
        File.Delete(file);
    }
}
