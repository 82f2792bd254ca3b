using SupportBot.Conversations;

namespace SupportBot.Tests.Guides;

public sealed class GuideTallyTests
{
    private readonly Walk _walk = Walk.Into(SomeGuides.Small(), "cable");
    private readonly List<string> _counted = [];

    [Fact]
    public void Every_step_is_counted_once_when_it_is_shown_and_the_end_with_what_came_of_it()
    {
        Do(() => _walk.Press("Стоит плотно"));
        Do(() => _walk.Say("абракадабра"));
        Do(() => _walk.Press("Зелёный или синий"));
        Do(() => _walk.Press("Работает"));
        Assert.Equal(["light Shown", "wait Shown", "wait Helped", "wait Finished"], _counted);
    }

    [Fact]
    public void An_operator_called_from_a_step_is_a_hand_over_and_not_an_end()
    {
        Do(() => _walk.Press("Стоит плотно"));
        Do(() => _walk.Say("это слишком сложно"));
        Assert.Equal(["light Shown", "light HandedOver"], _counted);
    }

    [Fact]
    public void Advice_that_did_not_help_is_both_finished_and_handed_over()
    {
        Do(() => _walk.Press("Стоит плотно"));
        Do(() => _walk.Press("Зелёный или синий"));
        Do(() => _walk.Press("Пока нет"));
        Assert.Equal(["light Shown", "wait Shown", "wait Finished", "wait HandedOver"], _counted);
    }

    [Fact]
    public void Silence_counts_as_left_at_the_step_where_it_fell()
    {
        _walk.Clock += TimeSpan.FromHours(25);
        Do(() => _walk.Ring(TimerKind.Close));
        Assert.Equal(["look Left"], _counted);
    }

    [Fact]
    public void Going_on_in_another_guide_is_neither_left_nor_finished()
    {
        Do(() => _walk.Press("Стоит плотно"));
        Do(() => _walk.Press("Не горит"));
        Assert.Equal(["light Shown", "light Moved", "only Begun", "only Shown"], _counted);
    }

    [Fact]
    public void Going_back_into_the_guide_before_does_not_begin_it_again()
    {
        _walk.Press("Стоит плотно");
        _walk.Press("Не горит");
        Do(() => _walk.Press("Назад"));
        Assert.Equal(["only Moved", "light Shown"], _counted);
    }

    [Fact]
    public void A_link_into_a_guide_begins_a_walk()
    {
        var walk = new Walk(SomeGuides.Small());
        var before = walk.Now;
        walk.Open("guide_cable");
        Assert.Equal([GuideEvent.Begun, GuideEvent.Shown], GuideTally.Of(before, walk.Now, walk.Clock).Select(mark => mark.What));
    }

    [Fact]
    public void A_question_on_another_subject_leaves_the_guide_only_when_it_was_meant()
    {
        Do(() => _walk.Say("нет, как оплатить картой"));
        Assert.Equal(State.ConfirmingProblem, _walk.Now.State);
        Assert.Empty(_counted);
        Do(() => _walk.Press("Нет, другое"));
        Assert.Empty(_counted);
        Assert.Equal(State.FollowingGuide, _walk.Now.State);
    }

    private void Do(Action act)
    {
        var before = _walk.Now;
        act();
        _counted.AddRange(GuideTally.Of(before, _walk.Now, _walk.Clock).Select(mark => $"{mark.Step} {mark.What}"));
    }
}
