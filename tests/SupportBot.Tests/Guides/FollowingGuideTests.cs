using SupportBot.Conversations;
using SupportBot.Guides;
using SupportBot.Operators;

namespace SupportBot.Tests.Guides;

public sealed class FollowingGuideTests
{
    private readonly GuideLibrary _guides = SomeGuides.Small();

    [Fact]
    public void A_step_says_what_to_do_asks_what_is_seen_and_offers_every_answer()
    {
        var walk = Walk.Into(_guides, "cable");
        Assert.Contains("Посмотрите на кабель.", walk.Said.Text, StringComparison.Ordinal);
        Assert.Equal(["Стоит плотно", "Повреждён", "Оператор", "Вижу другое"], walk.Said.Choices.Select(choice => choice.Title));
    }

    [Fact]
    public void Steps_are_counted_as_they_are_walked()
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Стоит плотно");
        Assert.StartsWith("Шаг 2", walk.Said.Text, StringComparison.Ordinal);
        walk.Press("Назад");
        Assert.StartsWith("Шаг 1", walk.Said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Back_leads_out_of_a_second_guide_into_the_first()
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Стоит плотно");
        walk.Press("Не горит");
        walk.Press("Никак");
        Assert.Equal("other", walk.Place.Guide);
        walk.Say("назад");
        walk.Say("назад");
        Assert.Equal(("cable", "light"), (walk.Place.Guide, walk.Place.Step));
        walk.Say("назад");
        Assert.Equal("look", walk.Place.Step);
    }

    [Fact]
    public void Who_walks_in_a_circle_does_not_fill_the_store()
    {
        var walk = Walk.Into(_guides, "other");
        for (var i = 0; i < 200; i++)
        {
            walk.Press("Никак");
        }
        Assert.True(walk.Place.Trail.Length <= 60);
    }

    [Theory]
    [InlineData("зеленый", "wait")]
    [InlineData("горит красным", "wait")]
    [InlineData("1", "wait")]
    [InlineData("не горит", "only")]
    [InlineData("вообще ничего не горит", "only")]
    public void An_answer_may_be_written_in_own_words(string words, string step)
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Стоит плотно");
        walk.Say(words);
        Assert.Equal(step, walk.Place.Step);
    }

    [Theory]
    [InlineData("да")]
    [InlineData("готово")]
    [InlineData("дальше")]
    [InlineData("иә")]
    [InlineData("плотно стоит")]
    public void Yes_and_done_mean_the_good_one_of_two_answers(string words)
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Say(words);
        Assert.Equal("light", walk.Place.Step);
    }

    [Fact]
    public void Words_that_fit_several_answers_are_asked_again()
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Стоит плотно");
        walk.Say("да");
        Assert.Equal("light", walk.Place.Step);
        Assert.Contains("reask.FollowingGuide", walk.Keys);
    }

    [Theory]
    [InlineData("Вижу другое", true)]
    [InlineData("это слишком сложно для меня", false)]
    [InlineData("я не понимаю", false)]
    [InlineData("не знаю", false)]
    [InlineData("қиын екен", false)]
    public void Too_difficult_calls_a_human_who_sees_what_was_tried(string answer, bool pressed)
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Стоит плотно");
        if (pressed)
        {
            walk.Press(answer);
        }
        else
        {
            walk.Say(answer);
        }
        Assert.Equal(State.WaitingForOperator, walk.Now.State);
        Assert.Equal(HandoffReasons.GuideTooHard, Assert.IsType<Effect.CallDesk>(Assert.Single(walk.Effects)).Reason);
        Assert.Equal(["Кабель: Как он?", "Кабель: Как горит?"], walk.Now.Inquiry.Tried.Select(attempt => attempt.What));
        Assert.Equal("Стоит плотно", walk.Now.Inquiry.Tried[0].Answer);
    }

    [Fact]
    public void The_operator_is_one_press_away_and_his_card_tells_every_step_and_where_it_stopped()
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Стоит плотно");
        walk.Press("Оператор");
        Assert.Equal(State.WaitingForOperator, walk.Now.State);
        Assert.Equal(HandoffReasons.Asked, Assert.IsType<Effect.CallDesk>(Assert.Single(walk.Effects)).Reason);
        var card = new CardMaker(_ => "").Of(walk.Now, walk.Script);
        Assert.Equal([("Кабель: Как он?", "Стоит плотно"), ("Кабель: Как горит?", "остановился на этом шаге")], card.Tried.Select(tried => (tried.What, tried.Answer)));
    }

    [Fact]
    public void A_step_that_was_answered_stands_on_the_card_once()
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Press("Повреждён");
        Assert.Equal("Повреждён", Assert.Single(new CardMaker(_ => "").Of(walk.Now, walk.Script).Tried).Answer);
    }

    [Fact]
    public void It_works_in_the_middle_of_a_guide_ends_it()
    {
        var walk = Walk.Into(_guides, "cable");
        walk.Say("ой, уже заработало");
        Assert.Equal(InquiryResult.Solved, walk.Now.Inquiry.Result);
        Assert.Equal(State.Rating, walk.Now.State);
    }
}
