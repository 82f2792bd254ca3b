using SupportBot.Channels;
using SupportBot.Channels.Telegram;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramHtmlTests
{
    [Fact]
    public void Crossed_marks_become_tags_that_nest()
    {
        var text = new MarkedText("раз два три", [new TextMark(TextLook.Bold, 0, 7), new TextMark(TextLook.Italic, 4, 7)]);
        Assert.Equal("<b>раз <i>два</i></b><i> три</i>", TelegramHtml.Of(text, ..11));
    }

    [Fact]
    public void A_named_link_is_clicked_and_its_address_is_not_spelled_out()
    {
        const string address = "https://x.kz?a=1&b=\"2\"";
        var text = new MarkedText($"сайт: {address} тут", [new TextMark(TextLook.Link, 0, 4, address), new TextMark(TextLook.Address, 4, address.Length + 2)]);
        Assert.Equal("<a href=\"https://x.kz?a=1&amp;b=&quot;2&quot;\">сайт</a> тут", TelegramHtml.Of(text, ..text.Visible.Length));
    }

    [Fact]
    public void Code_stands_alone_and_a_quote_loses_its_sign()
    {
        Assert.Equal("<code>a &lt; b</code>", TelegramHtml.Of(new MarkedText("a < b", [new TextMark(TextLook.Bold, 0, 5), new TextMark(TextLook.Code, 0, 5)]), ..5));
        var quoted = new MarkedText("> раз\n> два\nда", [new TextMark(TextLook.Quote, 0, 11), new TextMark(TextLook.Bold, 8, 3)]);
        Assert.Equal("<blockquote>раз\n<b>два</b></blockquote>\nда", TelegramHtml.Of(quoted, ..quoted.Visible.Length));
    }

    [Fact]
    public void A_mark_cut_in_two_is_closed_and_opened_again()
    {
        var text = new MarkedText("раз два", [new TextMark(TextLook.Bold, 0, 7)]);
        Assert.Equal(["<b>раз</b>", "<b>два</b>"], TextSplitter.Cut(text.Visible, 4).Select(piece => TelegramHtml.Of(text, piece)));
    }
}
