using SupportBot.Channels;
using SupportBot.Channels.WhatsApp.Sending;

namespace SupportBot.Tests.Channels.WhatsApp;

public sealed class WhatsAppMarksTests
{
    [Theory]
    [InlineData("Важно: проверьте", "*Важно*: проверьте", TextLook.Bold, 0, 5)]
    [InlineData("Важно: проверьте", "Важно: _проверьте_", TextLook.Italic, 6, 10)]
    [InlineData("Было, стало", "~Было~, стало", TextLook.Strike, 0, 4)]
    [InlineData("ввод ping", "ввод `ping`", TextLook.Code, 5, 4)]
    [InlineData("раз\nдва", "*раз*\n*два*", TextLook.Bold, 0, 7)]
    [InlineData("подчёркнуто", "подчёркнуто", TextLook.Underline, 0, 11)]
    [InlineData("полслова", "полслова", TextLook.Bold, 0, 3)]
    [InlineData("2*2 и важно", "2*2 и важно", TextLook.Bold, 6, 5)]
    public void Signs_go_to_the_borders_of_words_in_one_line_or_nowhere(string text, string written, TextLook look, int start, int length) =>
        Assert.Equal(written, WhatsAppMarks.Render(new MarkedText(text, [new TextMark(look, start, length)]), ..text.Length));

    [Fact]
    public void Marks_nest_and_those_that_cross_give_way()
    {
        var nested = new MarkedText("раз два три", [new TextMark(TextLook.Bold, 0, 11), new TextMark(TextLook.Italic, 4, 3)]);
        Assert.Equal("*раз _два_ три*", WhatsAppMarks.Render(nested, ..11));
        var crossed = new MarkedText("раз два три", [new TextMark(TextLook.Bold, 0, 7), new TextMark(TextLook.Italic, 4, 7)]);
        Assert.Equal("*раз два* три", WhatsAppMarks.Render(crossed, ..11));
    }

    [Fact]
    public void A_link_keeps_its_address_and_the_message_its_limits()
    {
        var message = new OutgoingMessage("1", new ChatKey("whatsapp", "1"), Author.Operator, "сайт: https://x.kz")
        {
            Marks = [new TextMark(TextLook.Link, 0, 4, "https://x.kz"), new TextMark(TextLook.Address, 4, 14)],
        };
        Assert.Equal("сайт: https://x.kz", Assert.IsType<Part.Text>(Assert.Single(Form.Of(message))).Body);
        var longest = string.Join(' ', Enumerable.Repeat("слово", 800));
        var bold = message with { Text = longest, Marks = [new TextMark(TextLook.Bold, 0, longest.Length)] };
        Assert.All(Form.Of(bold), part => Assert.InRange(Assert.IsType<Part.Text>(part).Body.Length, 1, 4096));
    }

    [Theory]
    [InlineData("*срочно* нет интернета", "*срочно*")]
    [InlineData("2*2*2", "")]
    [InlineData("файл_с_именем", "")]
    [InlineData("_курсив_ и ~зачёркнуто~", "_курсив_|~зачёркнуто~")]
    [InlineData("* пункт * другой", "")]
    public void A_subscribers_signs_are_seen_and_stay_in_his_words(string text, string marked) =>
        Assert.Equal(marked, string.Join('|', WhatsAppMarks.Read(text).Select(mark => text.Substring(mark.Start, mark.Length))));
}
