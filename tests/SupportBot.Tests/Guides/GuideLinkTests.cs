using SupportBot.Conversations;

namespace SupportBot.Tests.Guides;

/// <summary>A link that opens a guide is followed in every state, and nothing known is lost by it.</summary>
public sealed class GuideLinkTests
{
    private const string Link = "guide_cable";

    [Fact]
    public void At_rest_it_begins_an_inquiry_in_the_guide()
    {
        var walk = new Walk(SomeGuides.Small());
        walk.Open(Link);
        Assert.Equal((State.FollowingGuide, "cable", "look"), (walk.Now.State, walk.Place.Guide, walk.Place.Step));
        Assert.Contains("greeting", walk.Keys);
    }

    [Theory]
    [InlineData(State.AskingProblem)]
    [InlineData(State.ConfirmingProblem)]
    [InlineData(State.ChoosingRouter)]
    [InlineData(State.AskingIfHelped)]
    public void In_the_middle_of_an_inquiry_what_is_known_stays(State state)
    {
        var walk = new Walk(SomeGuides.Small());
        walk.Stand(state, new Inquiry { Problem = new ProblemSlot("no_internet", 1, "нет сети", true), Tried = [new Attempt("Вопрос", "ответ")] });
        walk.Open(Link);
        Assert.Equal((State.FollowingGuide, "cable"), (walk.Now.State, walk.Place.Guide));
        Assert.Equal("no_internet", walk.Now.Inquiry.Problem!.Id);
        Assert.Single(walk.Now.Inquiry.Tried);
    }

    [Fact]
    public void The_same_link_again_leaves_him_where_he_stands()
    {
        var walk = Walk.Into(SomeGuides.Small(), "cable");
        walk.Press("Стоит плотно");
        walk.Open(Link);
        Assert.Equal("light", walk.Place.Step);
    }

    [Fact]
    public void Who_waits_for_a_human_keeps_his_place_and_may_go_into_the_guide_by_a_button()
    {
        var walk = new Walk(SomeGuides.Small());
        walk.Stand(State.AskingProblem, new Inquiry());
        walk.Say("оператор");
        walk.Open(Link);
        Assert.Equal(State.WaitingForOperator, walk.Now.State);
        Assert.NotNull(walk.Now.Handoff);
        Assert.Contains("guide.while-waiting", walk.Keys);
        walk.Press("Вернуться к шагам");
        Assert.Equal((State.FollowingGuide, "cable"), (walk.Now.State, walk.Place.Guide));
        Assert.Null(walk.Now.Handoff);
    }

    [Fact]
    public void Who_left_the_guide_days_ago_goes_on_at_his_step()
    {
        var walk = new Walk(SomeGuides.Small());
        walk.Open(Link);
        walk.Press("Стоит плотно");
        walk.Clock += TimeSpan.FromHours(25);
        walk.Ring(TimerKind.Close);
        Assert.Equal(State.Idle, walk.Now.State);
        walk.Clock += TimeSpan.FromDays(2);
        walk.Open(Link);
        Assert.Equal("light", walk.Place.Step);
    }

    [Theory]
    [InlineData("guide_nothing")]
    [InlineData("guide_")]
    [InlineData("promo")]
    [InlineData(null)]
    public void A_link_that_names_no_guide_begins_as_usual(string? payload)
    {
        var walk = new Walk(SomeGuides.Small());
        walk.Open(payload);
        Assert.Null(walk.Now.Inquiry.Guide);
        Assert.NotEqual(State.Idle, walk.Now.State);
    }
}
