using SupportBot.Channels;
using SupportBot.Channels.WhatsApp.Sending;

namespace SupportBot.Tests.Channels.WhatsApp;

public sealed class FormTests
{
    private static readonly ChatKey Chat = new("whatsapp", "1");

    [Fact]
    public void Up_to_three_answers_are_buttons_four_to_ten_a_list_more_are_numbered_text()
    {
        Assert.IsType<Part.Buttons>(Assert.Single(Form.Of(Asking(3))));
        Assert.Equal(4, Assert.IsType<Part.Rows>(Assert.Single(Form.Of(Asking(4)))).Choices.Length);
        Assert.Equal(10, Assert.IsType<Part.Rows>(Assert.Single(Form.Of(Asking(10)))).Choices.Length);
        Assert.Contains("\n11. Ответ 11", Assert.IsType<Part.Text>(Assert.Single(Form.Of(Asking(11)))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_of_twenty_stays_and_one_of_twenty_one_is_cut_at_a_word_and_stands_in_full_in_the_body()
    {
        var form = Assert.IsType<Part.Buttons>(Assert.Single(Form.Of(Message("Что видите?", "Двадцать букв тут вот", "Горит красным светом огонёк"))));
        Assert.Equal(["Двадцать букв тут…", "Горит красным…"], form.Choices.Select(choice => choice.Text));
        Assert.Equal("Что видите?\n\n• Двадцать букв тут вот\n• Горит красным светом огонёк", form.Body);
        var whole = Assert.IsType<Part.Buttons>(Assert.Single(Form.Of(Message("Да?", "Двадцать букв тут во"))));
        Assert.Equal("Двадцать букв тут во", whole.Choices[0].Text);
    }

    [Fact]
    public void A_long_row_carries_the_rest_in_its_second_line()
    {
        var rows = Assert.IsType<Part.Rows>(Assert.Single(Form.Of(Message("Что?", "Нет", "Да", "Не знаю", "Интернет пропадает по вечерам каждый день"))));
        Assert.Equal(new Row("Интернет пропадает по…", "Интернет пропадает по вечерам каждый день", "1.1.3"), rows.Choices[3]);
    }

    [Fact]
    public void A_picture_stands_over_the_buttons_and_before_a_list()
    {
        var picture = new MediaFile("guides/a.png", "a.png", "image/png");
        Assert.Equal(picture, Assert.IsType<Part.Buttons>(Assert.Single(Form.Of(Asking(2) with { Pictures = [picture] }))).Header);
        var parts = Form.Of(Asking(5) with { Pictures = [picture] });
        Assert.Equal([typeof(Part.Picture), typeof(Part.Rows)], parts.Select(part => part.GetType()));
        Assert.Equal("Что?", Assert.IsType<Part.Picture>(Assert.Single(Form.Of(Message("Что?") with { Pictures = [picture] }))).Caption);
    }

    [Fact]
    public void Bold_becomes_one_asterisk_and_words_that_cannot_be_bold_stay_plain()
    {
        var text = Assert.IsType<Part.Text>(Assert.Single(Form.Of(Message("Ваш адрес: **Абая 10**. Пароль **a*b** и 2*2"))));
        Assert.Equal("Ваш адрес: *Абая 10*. Пароль a*b и 2*2", text.Body);
        var own = Assert.IsType<Part.Text>(Assert.Single(Form.Of(Message("**важно**") with { Author = Author.Operator })));
        Assert.Equal("**важно**", own.Body);
    }

    [Fact]
    public void A_long_question_goes_before_its_buttons_in_pieces_that_fit()
    {
        var parts = Form.Of(Message(string.Join(' ', Enumerable.Repeat("слово", 400)), "Да", "Нет"));
        Assert.True(parts.Count > 1);
        Assert.All(parts.SkipLast(1), part => Assert.InRange(Assert.IsType<Part.Text>(part).Body.Length, 1, 4096));
        Assert.InRange(Assert.IsType<Part.Buttons>(parts[^1]).Body.Length, 1, 1024);
    }

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(3, 1, true)]
    [InlineData(2, 1, false)]
    public void What_may_be_written_gives_way_so_that_two_answers_and_the_operator_are_one_tap(int answers, int asides, bool hidden)
    {
        var asking = Asking(answers);
        var message = asking with { Buttons = [.. asking.Buttons, .. Enumerable.Range(1, asides).Select(i => new Button($"Ещё {i}", $"1.1.a{i}", Aside: true))] };
        var form = Assert.IsType<Part.Buttons>(Assert.Single(Form.Of(message)));
        Assert.Equal(hidden, form.Body.Contains("Можно и написать: «Ещё 1»", StringComparison.Ordinal));
        Assert.Equal(hidden, !form.Choices.Any(button => button.Aside));
    }

    [Fact]
    public void A_list_keeps_what_may_be_written_while_there_is_room_for_ten()
    {
        var four = Asking(4) with { Buttons = [.. Asking(4).Buttons, new Button("Назад", "1.1.back", Aside: true)] };
        Assert.Equal(5, Assert.IsType<Part.Rows>(Assert.Single(Form.Of(four))).Choices.Length);
        var ten = Asking(10) with { Buttons = [.. Asking(10).Buttons, new Button("Оператор", "1.1.human", Aside: true)] };
        var rows = Assert.IsType<Part.Rows>(Assert.Single(Form.Of(ten)));
        Assert.Equal(10, rows.Choices.Length);
        Assert.Contains("«Оператор»", rows.Body, StringComparison.Ordinal);
    }

    private static OutgoingMessage Asking(int answers) => Message("Что?", [.. Enumerable.Range(1, answers).Select(i => $"Ответ {i}")]);

    private static OutgoingMessage Message(string text, params string[] titles) =>
        new("m1", Chat, Author.Bot, text, [.. titles.Select((title, i) => new Button(title, $"1.1.{i}"))]) { Language = Language.Russian };
}
