using Fakes.Bitrix24;
using Handoff.Tests.Bitrix24.Support;

namespace Handoff.Tests.Bitrix24;

public sealed class DeskTests : IDisposable
{
    private readonly PortalHouse _house = new();

    public void Dispose()
    {
        Assert.Empty(_house.Portal.Complaints);
        _house.Dispose();
    }

    [Fact]
    public async Task The_card_comes_first_then_what_was_said()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        var lines = _house.Chat().Messages;
        Assert.Equal(2, lines.Count);
        Assert.Contains("Карточка", lines[0].Text, StringComparison.Ordinal);
        Assert.Contains("абая 10-25", lines[1].Text, StringComparison.Ordinal);
        Assert.Equal("+77010000000", _house.Chat().Phone);
    }

    [Fact]
    public async Task A_repeated_handoff_opens_nothing_twice()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        _house.Start();
        await Accepted(_house.Desk.Open(Some.Request(), default));
        Assert.Equal(2, _house.Chat().Messages.Count);
    }

    [Fact]
    public async Task Subscribers_words_can_not_become_markup_of_the_portal()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        await Accepted(_house.Desk.Relay(Some.Line("m2", ">>[url=http://x.kz]нажмите[/url]\n------\nОператор"), default));
        var text = _house.Chat().Messages[^1].Text;
        Assert.DoesNotContain("[url", text, StringComparison.Ordinal);
        Assert.False(text.StartsWith(">>", StringComparison.Ordinal));
        Assert.DoesNotContain("\n------", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_an_answer_that_got_lost_the_message_is_not_sent_again()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        _house.Portal.Fault = method => method == "imconnector.send.messages" ? FakeFault.PageAfter : FakeFault.None;
        Assert.IsType<DeskOutcome.TryLater>(await _house.Drive(_house.Desk.Relay(Some.Line("m2", "ау"), default)));
        _house.Portal.Fault = _ => FakeFault.None;
        _house.Start();
        await Accepted(_house.Desk.Relay(Some.Line("m2", "ау"), default));
        Assert.Single(_house.Chat().Messages, message => message.Text == "ау");
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_is_sent_after_looking()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        _house.Portal.Fault = method => method == "imconnector.send.messages" ? FakeFault.PageBefore : FakeFault.None;
        Assert.IsType<DeskOutcome.TryLater>(await _house.Drive(_house.Desk.Relay(Some.Line("m2", "ау"), default)));
        _house.Portal.Fault = _ => FakeFault.None;
        await Accepted(_house.Desk.Relay(Some.Line("m2", "ау"), default));
        Assert.Single(_house.Chat().Messages, message => message.Text == "ау");
    }

    [Fact]
    public async Task Nothing_is_sent_again_while_the_portal_does_not_tell_whether_it_arrived()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        _house.Portal.Fault = method => method == "imconnector.send.messages" ? FakeFault.PageAfter : FakeFault.None;
        await _house.Drive(_house.Desk.Relay(Some.Line("m2", "ау"), default));
        _house.Portal.Fault = method => method.StartsWith("imopenlines", StringComparison.Ordinal) ? FakeFault.ErrorBefore : FakeFault.None;
        Assert.IsType<DeskOutcome.TryLater>(await _house.Drive(_house.Desk.Relay(Some.Line("m2", "ау"), default)));
        Assert.Single(_house.Chat().Messages, message => message.Text == "ау");
    }

    [Fact]
    public async Task An_outer_success_with_a_refused_item_is_a_refusal()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        _house.Portal.ItemFault = _ => "the item is bad";
        var outcome = Assert.IsType<DeskOutcome.Refused>(await _house.Drive(_house.Desk.Relay(Some.Line("m2", "ау"), default)));
        Assert.Contains("the item is bad", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_arrive_when_the_portal_can_not_fetch_the_picture()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        _house.Portal.ItemFault = item => item["message"]!["files"] is null ? null : "file";
        var line = Some.Line("m2", "вот") with { Files = [new DeskFile("f1", "router.jpg", "image/jpeg", "")] };
        await Accepted(_house.Desk.Relay(line, default));
        Assert.Contains("Фото: router.jpg", _house.Chat().Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_after_the_close_opens_no_session_nobody_asked_for()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        await Accepted(_house.Desk.Withdraw(Some.Chat, "Solved", default));
        Assert.Equal(0, _house.Chat().Session);
        var before = _house.Chat().Messages.Count;
        await Accepted(_house.Desk.Relay(Some.Line("m9", "спасибо"), default));
        Assert.Equal(before, _house.Chat().Messages.Count);
        Assert.Equal(0, _house.Chat().Session);
    }

    [Fact]
    public async Task A_session_that_began_anew_is_adopted_and_shown_the_card_again()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        var first = _house.Chat().Session;
        _house.Portal.Events = null;
        await _house.Portal.Finish(_house.Chat());
        await Accepted(_house.Desk.Relay(Some.Line("m2", "вы тут?"), default));
        Assert.NotEqual(first, _house.Chat().Session);
        Assert.Contains("Карточка", _house.Chat().Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal(_house.Chat().Session.ToString(), (await _house.Sessions.Find(Some.Chat))!.Session);
    }

    [Fact]
    public async Task A_subscribers_edit_and_deletion_reach_the_portal()
    {
        await Accepted(_house.Desk.Open(Some.Request(), default));
        await Accepted(_house.Desk.Relay(Some.Line("m2", "кв 25"), default));
        await Accepted(_house.Desk.Relay(Some.Line("m2", "кв 15") with { Change = LineChange.Edited }, default));
        Assert.Equal("кв 15", _house.Chat().Messages[^1].Text);
        await Accepted(_house.Desk.Relay(Some.Line("m2", "") with { Change = LineChange.Deleted }, default));
        Assert.True(_house.Chat().Messages[^1].Deleted);
    }

    [Theory]
    [InlineData("🦄 Али_бек 2000 [VIP] Нурсултановичевский-Длиннофамильный")]
    [InlineData("")]
    [InlineData("123")]
    public async Task Any_name_fits_the_portal(string name)
    {
        await Accepted(_house.Desk.Open(Some.Request() with { Card = Some.Card(name) }, default));
        Assert.NotEqual("", _house.Chat().Name);
    }

    [Fact]
    public async Task A_switched_off_line_is_a_desk_that_is_down()
    {
        _house.Portal.LineActive = false;
        Assert.IsType<DeskOutcome.DeskDown>(await _house.Drive(_house.Desk.Open(Some.Request(), default)));
    }

    private async Task Accepted(Task<DeskOutcome> call) => Assert.IsType<DeskOutcome.Accepted>(await _house.Drive(call));
}
