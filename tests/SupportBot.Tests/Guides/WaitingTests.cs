using SupportBot.Conversations;

namespace SupportBot.Tests.Guides;

public sealed class WaitingTests
{
    private readonly Walk _walk = Walk.Into(SomeGuides.Small(), "cable");

    public WaitingTests()
    {
        _walk.Press("Стоит плотно");
        _walk.Press("Зелёный или синий");
    }

    [Fact]
    public void The_bot_comes_back_by_itself_when_the_time_is_over() => Assert.Equal(_walk.Clock + TimeSpan.FromMinutes(2), _walk.Timer!.Due);

    [Fact]
    public void After_the_wait_only_the_question_is_asked_and_only_once()
    {
        Ring();
        Assert.Contains("guide.time-is-up", _walk.Keys);
        Assert.Contains("Работает?", _walk.Said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Подождите", _walk.Said.Text, StringComparison.Ordinal);
        Assert.Null(_walk.Timer);
    }

    [Fact]
    public void A_question_in_between_neither_ends_nor_lengthens_the_wait()
    {
        var due = _walk.Timer!.Due;
        _walk.Clock += TimeSpan.FromMinutes(1);
        _walk.Say("спасибо");
        Assert.Equal("wait", _walk.Place.Step);
        Assert.Equal(due, _walk.Timer!.Due);
    }

    [Fact]
    public void Who_answers_early_is_not_rung_up()
    {
        _walk.Press("Назад");
        Assert.Null(_walk.Timer);
    }

    [Fact]
    public void Coming_again_to_a_waiting_step_waits_again()
    {
        Ring();
        _walk.Press("Назад");
        _walk.Press("Красный, оранжевый");
        Assert.Contains("Подождите", _walk.Said.Text, StringComparison.Ordinal);
        Assert.NotNull(_walk.Timer);
    }

    private void Ring()
    {
        _walk.Clock += TimeSpan.FromMinutes(2);
        _walk.Ring(TimerKind.Guide);
    }
}
