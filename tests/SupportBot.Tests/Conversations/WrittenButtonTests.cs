using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Tests.Conversations;

public sealed class WrittenButtonTests
{
    private static readonly Conversation Asked = new()
    {
        Key = new ChatKey("telegram", "1"), Question = new Question(Number: 7), Buttons = [new Choice("Да, верно", "1.7.yes"), new Choice("Нет", "1.7.no")],
    };

    [Theory]
    [InlineData("Да, верно", "1.7.yes")]
    [InlineData(" да, верно! ", "1.7.yes")]
    [InlineData("НЕТ.", "1.7.no")]
    [InlineData("2", "1.7.no")]
    [InlineData("1)", "1.7.yes")]
    [InlineData("0", null)]
    [InlineData("3", null)]
    [InlineData("-1", null)]
    [InlineData("99999999999", null)]
    [InlineData("да", null)]
    [InlineData("", null)]
    public void A_title_or_its_number_is_the_button(string said, string? payload) => Assert.Equal(payload, WrittenButton.Find(Asked, said));

    [Fact]
    public void Buttons_of_an_earlier_question_are_not_meant() =>
        Assert.Null(WrittenButton.Find(Asked with { Question = new Question(Number: 8) }, "Нет"));

    [Fact]
    public void Where_nothing_was_asked_a_number_is_a_number() => Assert.Null(WrittenButton.Find(Asked with { Buttons = [] }, "1"));
}
