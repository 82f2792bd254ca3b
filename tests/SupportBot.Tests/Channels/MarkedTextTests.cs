using SupportBot.Channels;

namespace SupportBot.Tests.Channels;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("Ваш адрес: **Абая 10**. Верно?", "Ваш адрес: <b>Абая 10</b>. Верно?")]
    [InlineData("**а** и **б**", "<b>а</b> и <b>б</b>")]
    [InlineData("2 ** 3", "2 ** 3")]
    [InlineData("****", "")]
    [InlineData("ничего", "ничего")]
    public void Bold_places_get_the_messengers_own_marks(string text, string expected)
    {
        var marked = MarkedText.Read(text);
        Assert.Equal(expected, marked.Render(..marked.Visible.Length, "<b>", "</b>", words => words));
    }

    [Fact]
    public void A_bold_place_cut_in_two_is_bold_in_both_pieces()
    {
        var marked = MarkedText.Read("раз **два три** четыре");
        Assert.Equal(["раз <b>два</b>", "<b>три</b>", "четыре"],
            TextSplitter.Cut(marked.Visible, 8).Select(piece => marked.Render(piece, "<b>", "</b>", words => words)));
    }

    [Fact]
    public void Asterisks_of_an_operator_are_asterisks()
    {
        var message = new OutgoingMessage("1", new ChatKey("telegram", "1"), Author.Operator, "**важно**");
        Assert.Equal("**важно**", MarkedText.Of(message).Visible);
    }
}
