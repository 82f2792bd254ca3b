using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>Where every message costs money, the words of one turn leave as few messages.</summary>
public sealed class JoiningTests
{
    private static readonly Choice Yes = new("Да", "1.1.yes");

    [Fact]
    public void Short_texts_of_one_turn_leave_as_one_and_the_last_keeps_its_buttons()
    {
        var joined = Assert.Single(Joining.Joined([Said("Кабель на месте."), Said("Тогда идём дальше."), Said("Огонёк горит?", Yes)], 4096));
        Assert.Equal("Кабель на месте.\n\nТогда идём дальше.\n\nОгонёк горит?", joined.Text);
        Assert.Equal(Yes, Assert.Single(joined.Choices));
        Assert.Equal(3, joined.Keys.Length);
    }

    [Fact]
    public void Buttons_pictures_and_the_change_of_leader_end_a_message()
    {
        Assert.Equal(2, Joining.Joined([Said("Огонёк горит?", Yes), Said("Ещё вопрос")], 4096).Length);
        Assert.Equal(2, Joining.Joined([Said("Смотрите") with { Pictures = [new Picture("a.png", "схема")] }, Said("Нашли?")], 4096).Length);
        Assert.Equal(2, Joining.Joined([Said("Понял."), Said("Отвечает Айгуль.") with { Announcement = true }], 4096).Length);
    }

    [Fact]
    public void What_would_be_too_long_together_stays_apart() =>
        Assert.Equal(2, Joining.Joined([Said(new string('а', 60)), Said(new string('б', 60))], 120).Length);

    private static BotMessage Said(string text, params Choice[] choices) => new([text], text, [.. choices], [], AskContact: false);
}
