using SupportBot.Channels;

namespace SupportBot.Tests.Channels;

public sealed class NumberedTextTests
{
    [Fact]
    public void Buttons_become_a_numbered_list_under_the_text()
    {
        var form = NumberedText.Of(Message("Верно?", "Да", "Нет, другой"));
        Assert.Equal("Верно?\n\n1. Да\n2. Нет, другой", form.Text);
        Assert.Empty(form.Buttons);
    }

    [Fact]
    public void Without_words_the_list_stands_alone() => Assert.Equal("1. Да", NumberedText.Of(Message("", "Да")).Text);

    [Fact]
    public void Without_buttons_nothing_changes()
    {
        var message = Message("Здравствуйте");
        Assert.Same(message, NumberedText.Of(message));
    }

    private static OutgoingMessage Message(string text, params string[] titles) =>
        new("1", new ChatKey("telegram", "1"), Author.Bot, text, [.. titles.Select((title, i) => new Button(title, $"1.1.{i}"))]);
}
