namespace SupportBot.Tests.Content;

/// <summary>What an editor is told before a subscriber meets the mistake: each with the file and the line.</summary>
public sealed class EditionReaderTests : IDisposable
{
    private readonly DialogsCopy _dialogs = new();

    public void Dispose() => _dialogs.Dispose();

    [Fact]
    public void The_content_of_the_product_has_no_finding() => Assert.Empty(_dialogs.Check());

    [Fact]
    public void A_text_that_is_missing_in_one_language_is_found()
    {
        _dialogs.Edit("texts/kk.yaml", "\ngreeting.short:", "\n#greeting.short:");
        Finds("texts/kk.yaml:", "error: the text greeting.short is missing");
    }

    [Fact]
    public void A_key_that_nothing_says_is_found_with_its_line()
    {
        _dialogs.Add("texts/ru.yaml", "\ngreting: \"Здравствуйте!\"\n");
        var line = File.ReadAllLines(Path.Combine(_dialogs.Root, "texts/ru.yaml")).Length;
        Finds($"texts/ru.yaml:{line}:", "unknown key greting");
    }

    [Fact]
    public void A_value_the_Russian_text_does_not_have_is_found()
    {
        _dialogs.Edit("texts/en.yaml", "{address}", "{adress}");
        Finds("texts/en.yaml:", "uses {adress}");
    }

    [Fact]
    public void A_button_no_messenger_shows_whole_is_found()
    {
        _dialogs.Edit("texts/ru.yaml", "button.human: \"Оператор\"", "button.human: \"Позвать живого оператора прямо сейчас\"");
        Finds("texts/ru.yaml:", "button.human has 37 characters; a messenger shows 20");
    }

    [Fact]
    public void A_file_that_is_no_yaml_is_found_with_the_line_of_the_mistake()
    {
        _dialogs.Add("texts/ru.yaml", "\nodd: \"no end\nmore: x\n");
        Finds("texts/ru.yaml:", "this is not YAML");
    }

    // Found by the fuzzer: the reader broke instead of telling the line.
    [Fact]
    public void A_list_in_the_place_of_a_key_is_found_with_its_line()
    {
        _dialogs.Add("problems/no_internet.yaml", "\n? [a, b]\n: c\n");
        Finds("problems/no_internet.yaml:", "a text is expected here");
    }

    [Fact]
    public void A_guide_that_a_problem_names_and_nobody_wrote_is_found()
    {
        _dialogs.Edit("problems/no_internet.yaml", "guides: [no-internet]", "guides: [no-internett]");
        Finds("problems/no_internet.yaml:", "there is no guide no-internett");
    }

    [Fact]
    public void A_problem_of_the_menu_that_nobody_wrote_is_found()
    {
        _dialogs.Edit("menu.yaml", "tariff", "tarif");
        Finds("menu.yaml:", "there is no problem tarif");
    }

    [Fact]
    public void An_unknown_key_of_a_problem_is_found_with_what_is_known()
    {
        _dialogs.Add("problems/tv.yaml", "\ncolour: red\n");
        Finds("problems/tv.yaml:", "unknown key \"colour\"; known are title");
    }

    [Fact]
    public void A_picture_that_is_not_there_is_found_at_the_step_that_shows_it()
    {
        _dialogs.Remove("guides/_pictures/lights-on.png");
        Finds("guides/no-internet/guide.ru.md:", "the picture guides/_pictures/lights-on.png is missing");
    }

    [Fact]
    public void A_step_no_answer_leads_to_is_found()
    {
        _dialogs.Add("guides/no-internet/guide.ru.md", "\n\n## forgotten\nСлова.\n![Огоньки](../_pictures/lights-on.png)\n? Видно?\n- [Да](helped)\n");
        Finds("guides/no-internet/guide.ru.md:", "no answer leads to the step forgotten");
    }

    [Fact]
    public void A_street_directory_that_is_missing_is_found()
    {
        _dialogs.Remove("streets.csv");
        Finds("streets.csv:0:", "the street directory is missing");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_one_clear_finding()
    {
        var reader = new SupportBot.Content.EditionReader(new SupportBot.Content.ContentFolder(Path.Combine(_dialogs.Root, "nowhere")), new SupportBot.Conversations.ConversationSettings(), []);
        Assert.Null(reader.Read(out var findings));
        Assert.Contains("Dialogs:Path", Assert.Single(findings).Text, StringComparison.Ordinal);
    }

    private void Finds(string place, string words)
    {
        var findings = _dialogs.Check();
        Assert.True(findings.Any(finding => finding.StartsWith(place, StringComparison.Ordinal) && finding.Contains(words, StringComparison.Ordinal)),
            $"Not found: {place} … {words}\n{string.Join('\n', findings.Take(20))}");
    }
}
