namespace SupportBot.Tests.Policy;

public sealed class ObscenityTests
{
    private static readonly string[] Words =
        ["хуйня", "нахуй", "похуй", "пиздец", "пизда", "блядь", "ебать", "заебали", "сука", "мудак", "пидор", "гандон", "говно", "жопа", "долбоёб", "шлюха", "херня"];

    [Fact]
    public void Obscene_words_are_found_in_any_disguise()
    {
        var missed = Words.SelectMany(Disguises).Where(word => !Flagged(word)).ToList();
        var all = Words.Sum(word => Disguises(word).Count());
        Assert.True(missed.Count <= 0.03 * all, $"{missed.Count} of {all}: {string.Join(" | ", missed)}");
    }

    [Theory]
    [InlineData("pizdets"), InlineData("pizdec"), InlineData("nakhui"), InlineData("nahuy"), InlineData("xuynya"), InlineData("zaebali"), InlineData("cyka"), InlineData("blyat'"), InlineData("mudak")]
    public void Words_in_Latin_letters_are_heard(string word) => Assert.True(Flagged(word));

    [Theory]
    [InlineData("страховка"), InlineData("употреблять"), InlineData("хулиган"), InlineData("потребуется"), InlineData("колебания"), InlineData("банка"), InlineData("рубля"), InlineData("сабля")]
    [InlineData("скипидар"), InlineData("команда"), InlineData("мандарин"), InlineData("сучок"), InlineData("застраховать"), InlineData("оскорблять"), InlineData("чертёж"), InlineData("черта")]
    [InlineData("website"), InlineData("Huawei"), InlineData("job"), InlineData("Enter"), InlineData("eBay"), InlineData("jobs"), InlineData("no_internet"), InlineData("вай-фай"), InlineData("из-за")]
    [InlineData("100мбит"), InlineData("12а"), InlineData("5ГГц"), InlineData("TL-WR841N"), InlineData("help@isp.kz"), InlineData("**жирно**"), InlineData("т.е."), InlineData("учебник"), InlineData("хлебный")]
    [InlineData("небеса"), InlineData("ребёнок"), InlineData("дебет"), InlineData("педикюр"), InlineData("себестоимость"), InlineData("гастроном"), InlineData("психика"), InlineData("художник"), InlineData("херсон")]
    public void Ordinary_words_that_look_alike_pass(string word) => Assert.False(Flagged(word));

    [Fact]
    public void What_the_client_said_may_be_quoted() =>
        Assert.Empty(Replies.Check("Вы написали «интернет говно», понимаю Вас, проверяю линию.", "ваш интернет говно").Findings);

    [Fact]
    public void The_bot_may_not_say_it_either_in_any_language()
    {
        Assert.NotEmpty(Replies.Check("Это пиздец.", speaker: SupportBot.Policy.Speaker.Bot, language: Language.Kazakh).Findings);
        Assert.NotEmpty(Replies.Check("Это пиздец.", speaker: SupportBot.Policy.Speaker.Bot, language: Language.English).Findings);
    }

    private static bool Flagged(string word) => Replies.Check($"Да вы {word} опять.").Findings.Any(finding => finding.Case == "rude.obscene");

    private static IEnumerable<string> Disguises(string word)
    {
        var middle = word.Length / 2;
        yield return word;
        yield return word.ToUpperInvariant();
        yield return Exchanged(word, "авсенкмортху", "abcehkmoptxy");
        yield return Exchanged(word, "озаб", "03@6");
        yield return Exchanged(word, "и", "1");
        foreach (var mask in "*#_@-.%")
        {
            yield return Hidden(word, mask);
        }
        yield return word[0] + new string('*', word.Length - 2) + word[^1];
        yield return string.Join(' ', word.ToCharArray());
        yield return string.Join('.', word.ToCharArray());
        yield return string.Join('-', word.ToCharArray());
        yield return string.Join('*', word.ToCharArray());
        yield return word[..middle] + "." + word[middle..];
        yield return string.Concat(word.Select(letter => $"{letter}{letter}"));
        yield return word[..middle] + new string(word[middle], 5) + word[(middle + 1)..];
        yield return word[..1] + "\u200b" + word[1..];
        yield return word[..2] + "\u0301" + word[2..];
    }

    // The first vowel after the first letter.
    private static string Hidden(string word, char mask)
    {
        var at = word.IndexOfAny([.. "аеёиоуыэюя"], 1);
        return word[..at] + mask + word[(at + 1)..];
    }

    private static string Exchanged(string word, string from, string to) => string.Concat(word.Select(letter => from.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? to[at] : letter));
}
