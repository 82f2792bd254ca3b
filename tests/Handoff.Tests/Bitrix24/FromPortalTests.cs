using Handoff.Bitrix24.Words;

namespace Handoff.Tests.Bitrix24;

public sealed class FromPortalTests
{
    [Theory]
    [InlineData("[b]Важно[/b]: [i]сейчас[/i]", "Важно: сейчас", "Bold Важно|Italic сейчас")]
    [InlineData("[URL=https://x.kz/?a=1&amp;b=2]сайт[/URL] тут", "сайт: https://x.kz/?a=1&b=2 тут", "Link сайт → https://x.kz/?a=1&b=2|Address : https://x.kz/?a=1&b=2")]
    [InlineData("[url]https://x.kz[/url]", "https://x.kz", "")]
    [InlineData("[url=javascript:alert(1)]сайт[/url]", "сайт", "")]
    [InlineData("[b]раз [i]два[/b] три[/i]", "раз два три", "Bold раз два|Italic два три")]
    [InlineData("  [b]край[/b]  ", "край", "Bold край")]
    [InlineData("[b]не закрыт", "не закрыт", "Bold не закрыт")]
    [InlineData("[b][/b]пусто", "пусто", "")]
    [InlineData("[code]a &lt; b[/code]", "a < b", "Code a < b")]
    [InlineData("[s]было[/s] [u]стало[/u]", "было стало", "Strike было|Underline стало")]
    [InlineData(">>раз\n>>два\nда", "> раз\n> два\nда", "Quote > раз/> два")]
    [InlineData("------\nАсель\n[b]да[/b]\n------\nответ", "> Асель\n> да\nответ", "Quote > Асель/> да|Bold да")]
    [InlineData("[unknown]скобки[/unknown]", "[unknown]скобки[/unknown]", "")]
    [InlineData("чужие \uE100знаки\uE201", "чужие знаки", "")]
    public void Words_lose_their_tags_and_keep_their_looks(string text, string words, string marks)
    {
        var read = FromPortal.Read(text, TimeZoneInfo.Utc);
        Assert.Equal(words, read.Text);
        Assert.Equal(marks, string.Join('|', read.Marks.Select(mark =>
            $"{mark.Look} {read.Text.Substring(mark.Start, mark.Length).Replace('\n', '/')}{(mark.Target is null ? "" : " → " + mark.Target)}")));
    }

    [Fact]
    public void Whatever_comes_is_read_and_marks_stay_within_the_words()
    {
        string[] pieces = ["[b]", "[/b]", "[i]", "[/i]", "[url=https://x.kz]", "[/url]", "[", "]", "слово", "\n", ">>", "------\n", "[code]", "[/code]", "&amp;", "[br]", "\uE105", "[user=27]", "[/user]"];
        var random = new Random(27);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var read = FromPortal.Read(text, TimeZoneInfo.Utc);
            Assert.All(read.Marks, mark => Assert.True(mark.Start >= 0 && mark.Length > 0 && mark.Start + mark.Length <= read.Text.Length, text));
            Assert.DoesNotContain(read.Text, letter => letter is >= '\uE100' and < '\uE300');
        }
    }

    [Fact]
    public void A_subscribers_looks_become_the_portals_tags_and_his_brackets_do_not()
    {
        var text = "срочно [b]да[/b] код сайт";
        var words = ToPortalMarks.Words(text, [new LineMark(MarkLook.Bold, 0, 6), new LineMark(MarkLook.Code, 17, 3), new LineMark(MarkLook.Link, 21, 4, "https://x.kz"), new LineMark(MarkLook.Strike, 7, 3)]);
        Assert.Equal("[b]срочно[/b] [\u200bb]да[\u200b/b] [code]код[/code] [url=https://x.kz]сайт[/url]", words);
        Assert.Equal("сайт", ToPortalMarks.Words("сайт", [new LineMark(MarkLook.Link, 0, 4, "https://x.kz/]x[/url]")]));
        Assert.Equal("[b]раз [i]два[/i][/b][i] три[/i]", ToPortalMarks.Words("раз два три", [new LineMark(MarkLook.Bold, 0, 7), new LineMark(MarkLook.Italic, 4, 7)]));
    }
}
