using SupportBot.Conversations;

namespace SupportBot.Tests.Guides;

public sealed class ResumingTests
{
    private readonly Walk _walk = Walk.Into(SomeGuides.Small(), "cable");

    [Fact]
    public void A_guide_goes_on_at_the_same_step_when_the_subscriber_returns_days_later()
    {
        FallSilent();
        _walk.Clock += TimeSpan.FromDays(3);
        _walk.Say("нет интернета");
        _walk.Press("Да, о том же");
        _walk.Press("Да, верно");
        Assert.Equal(("cable", "light"), (_walk.Place.Guide, _walk.Place.Step));
        Assert.Contains("Посмотрите на огонёк.", _walk.Said.Text, StringComparison.Ordinal);
        Assert.Equal("Стоит плотно", Assert.Single(_walk.Now.Inquiry.Tried).Answer);
    }

    [Fact]
    public void Something_else_begins_anew()
    {
        FallSilent();
        _walk.Clock += TimeSpan.FromDays(3);
        _walk.Say("нет интернета");
        _walk.Press("Нет, другое");
        Assert.Null(_walk.Now.Inquiry.Guide);
    }

    [Fact]
    public void A_question_in_the_middle_leads_back_to_the_same_step()
    {
        _walk.Press("Стоит плотно");
        _walk.Say("здравствуйте");
        Assert.Equal("light", _walk.Place.Step);
        Assert.Contains("Посмотрите на огонёк.", _walk.Said.Text, StringComparison.Ordinal);
    }

    private void FallSilent()
    {
        _walk.Press("Стоит плотно");
        _walk.Clock += TimeSpan.FromHours(25);
        _walk.Ring(TimerKind.Close);
        Assert.Equal(State.Idle, _walk.Now.State);
    }
}
