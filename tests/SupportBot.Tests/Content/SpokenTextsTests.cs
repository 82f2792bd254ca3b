using System.Text.RegularExpressions;

namespace SupportBot.Tests.Content;

/// <summary>What the bot can say is judged before a subscriber reads it, whatever file it stands in.</summary>
public sealed class SpokenTextsTests : IDisposable
{
    private const string Rude = "Не тупи, идиот, ты сам виноват.";

    private readonly DialogsCopy _dialogs = new();

    public void Dispose() => _dialogs.Dispose();

    [Fact]
    public void A_rude_text_is_found_with_its_line()
    {
        Rewrite("texts/ru.yaml", @"^goodbye:.*$", $"goodbye: \"{Rude}\"");
        Finds("texts/ru.yaml", "rude");
    }

    [Fact]
    public void A_rude_Kazakh_text_is_found()
    {
        Rewrite("texts/kk.yaml", @"^goodbye:.*$", "goodbye: \"Сен ақымақсың, жоғал.\"");
        Finds("texts/kk.yaml", "rude");
    }

    [Fact]
    public void A_shouting_English_text_is_found()
    {
        Rewrite("texts/en.yaml", @"^goodbye:.*$", "goodbye: \"STOP WRITING TO US ALREADY!!!\"");
        Finds("texts/en.yaml", "raised_tone");
    }

    [Fact]
    public void A_rude_question_of_a_problem_is_found()
    {
        Rewrite("problems/no_internet.yaml", @"(?<=text: \{ru: )""[^""]*""", $"\"{Rude}\"");
        Finds("problems/no_internet.yaml", "rude");
    }

    [Fact]
    public void A_rude_step_of_a_guide_is_found()
    {
        Rewrite("guides/no-internet/guide.ru.md", @"(?<=\n## [^\n]*\n)[^\n]+", Rude);
        Finds("guides/no-internet/guide.ru.md", "rude");
    }

    [Fact]
    public void A_rude_canned_reply_is_found()
    {
        Rewrite("replies/common.yaml", @"(?<=\n\s+ru: )[^\n]*", $"\"{Rude}\"");
        Finds("replies/common.yaml", "rude");
    }

    [Fact]
    public void Rude_advice_of_the_rules_themselves_is_found_and_what_it_quotes_is_not()
    {
        Rewrite("policy/ru-rude.yaml", @"(?<=\n\s+advice: )[^\n]*", $"\"{Rude}\"");
        Finds("policy/ru-rude.yaml", "rude");
    }

    [Fact]
    public void An_obscene_word_is_found_on_a_button_too()
    {
        Rewrite("texts/ru.yaml", @"^button\.human:.*$", "button.human: \"Нахуй\"");
        Finds("texts/ru.yaml", "rude");
    }

    // After anger nothing winks at the subscriber: there is no such sign in any text of the bot.
    [Fact]
    public void No_text_of_the_bot_has_an_emoji()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_dialogs.Root, "texts"), "*.yaml"))
        {
            Assert.DoesNotMatch(@"[\uD83C-\uD83E\u2600-\u27BF]|[:;]-?[)(]", File.ReadAllText(file));
        }
    }

    private void Rewrite(string path, string pattern, string words)
    {
        var file = Path.Combine(_dialogs.Root, path);
        var text = File.ReadAllText(file);
        var regex = new Regex(pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(30));
        Assert.Matches(regex, text);
        File.WriteAllText(file, regex.Replace(text, words.Replace("$", "$$", StringComparison.Ordinal), 1));
    }

    private void Finds(string file, string rule)
    {
        var findings = _dialogs.Check();
        Assert.True(findings.Any(finding => Regex.IsMatch(finding, $@"^{Regex.Escape(file)}:[1-9]\d*: error: {rule}", RegexOptions.None, TimeSpan.FromSeconds(5))),
            $"Not found: {rule} in {file}\n{string.Join('\n', findings.Take(20))}");
    }
}
