using Fakes.Bitrix24;
using Handoff.Tests.Bitrix24.Support;

namespace Handoff.Tests.Bitrix24;

public sealed class WatchTests : IDisposable
{
    private const int Daniyar = 27;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(70);

    private readonly PortalHouse _house = new();

    public void Dispose()
    {
        Assert.Empty(_house.Portal.Complaints);
        _house.Dispose();
    }

    [Fact]
    public async Task A_reply_reaches_the_subscriber_without_markup_and_signature()
    {
        await Open();
        await _house.Portal.Write(_house.Chat(), Daniyar, "[b]Добрый день![/b] [url=https://x.kz]сайт[/url]", signature: true);
        await _house.Watch(Moment);
        Assert.Equal(["Добрый день! сайт: https://x.kz"], Read());
        Assert.Equal("b24:27", _house.Ear.LeaderOf(Some.Chat));
    }

    [Fact]
    public async Task A_lost_reply_is_found_once_and_counted()
    {
        await Open();
        _house.Portal.Fate = _ => [];
        await _house.Portal.Write(_house.Chat(), Daniyar, "Проверьте питание.");
        await _house.Watch(Minute);
        await _house.Watch(Minute);
        Assert.Equal(["Проверьте питание."], Read());
        Assert.Single(_house.Diary.Repairs, ("reply", Some.Chat));
    }

    [Fact]
    public async Task Replies_keep_their_order_when_an_event_is_lost_and_the_next_is_not()
    {
        await Open();
        _house.Portal.Fate = _ => [];
        await _house.Portal.Write(_house.Chat(), Daniyar, "один");
        _house.Portal.Fate = body => [body, body];
        await _house.Portal.Write(_house.Chat(), Daniyar, "два");
        await _house.Watch(Moment);
        Assert.Equal(["один", "два"], Read());
    }

    [Fact]
    public async Task Acceptance_is_seen_without_a_word()
    {
        await Open();
        _house.Portal.Take(_house.Chat(), Daniyar);
        await _house.Watch(TimeSpan.FromSeconds(20));
        Assert.Equal("Данияр", Assert.Single(_house.Ear.Heard.Select(heard => heard.Event).OfType<OperatorEvent.Took>()).Operator.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_close_is_heard_once_whether_its_event_came_or_not(bool comes)
    {
        await Open();
        await _house.Portal.Write(_house.Chat(), Daniyar, "Готово.");
        await _house.Watch(Moment);
        _house.Portal.Fate = body => comes ? [body, body] : [];
        await _house.Portal.Finish(_house.Chat());
        await _house.Watch(Minute);
        Assert.Single(_house.Ear.Heard, heard => heard.Event is OperatorEvent.Closed);
        Assert.Equal(comes ? 0 : 1, _house.Diary.Repairs.Count(repair => repair.What == "close"));
    }

    [Fact]
    public async Task The_last_words_are_told_before_the_close_though_their_event_is_lost()
    {
        await Open();
        _house.Portal.Fate = body => body.Contains("MESSAGEADD", StringComparison.Ordinal) ? [] : [body];
        await _house.Portal.Write(_house.Chat(), Daniyar, "Всего доброго!");
        await _house.Portal.Finish(_house.Chat());
        await _house.Watch(Moment);
        var heard = _house.Ear.Heard.Select(one => one.Event.GetType().Name).ToList();
        Assert.Equal(["Took", "Wrote", "Closed"], heard);
    }

    [Fact]
    public async Task A_finish_of_an_older_session_does_not_end_a_newer_one()
    {
        await Open();
        var old = _house.Chat().Session;
        string? late = null;
        _house.Portal.Fate = body => { late = body; return []; };
        await _house.Portal.Finish(_house.Chat());
        _house.Portal.Fate = body => [body];
        await Accepted(_house.Desk.Relay(Some.Line("m2", "вы тут?"), default));
        Assert.NotEqual(old, _house.Chat().Session);
        await _house.House.Events.Take(late!);
        await _house.Watch(Moment);
        Assert.DoesNotContain(_house.Ear.Heard, heard => heard.Event is OperatorEvent.Closed);
    }

    [Fact]
    public async Task Hidden_remarks_of_colleagues_never_reach_the_subscriber()
    {
        await Open();
        await _house.Portal.Write(_house.Chat(), Daniyar, "клиент скандальный", whisper: true);
        _house.Chat().Whispering = true;
        _house.Portal.Fate = _ => [];
        await _house.Portal.Write(_house.Chat(), Daniyar, "ещё для коллег");
        await _house.Watch(Minute);
        Assert.Empty(Read());
    }

    [Theory]
    [InlineData("/note перезвонить завтра", typeof(OperatorEvent.Noted))]
    [InlineData("/guide tp-link#power", typeof(OperatorEvent.SentGuide))]
    [InlineData("/callback", typeof(OperatorEvent.AskedForCallback))]
    [InlineData("/bot", typeof(OperatorEvent.Released))]
    [InlineData("/close", typeof(OperatorEvent.Closed))]
    [InlineData("/help", null)]
    [InlineData("/клоуз", null)]
    public async Task Orders_are_followed_and_never_read_by_the_subscriber(string order, Type? done)
    {
        await Open();
        await _house.Portal.Write(_house.Chat(), Daniyar, order);
        await _house.Watch(Moment);
        Assert.Empty(Read());
        Assert.Equal(done is null ? 0 : 1, _house.Ear.Heard.Count(heard => heard.Event.GetType() == done));
        Assert.Equal(done is null ? 1 : 0, _house.Portal.Notices.Count);
        Assert.Equal(done == typeof(OperatorEvent.Released) || done == typeof(OperatorEvent.Closed), _house.Chat().Session == 0);
    }

    [Fact]
    public async Task A_held_reply_tells_its_writer_why_and_how_to_say_it()
    {
        await Open();
        _house.Ear.Judge = wrote => wrote.Text.Contains("!!", StringComparison.Ordinal) ? new EarAnswer.Held("Без крика, пожалуйста.", "Подождите.") : null;
        _house.Portal.Fault = method => method == "im.notify.system.add" ? FakeFault.Limit : FakeFault.None;
        await _house.Portal.Write(_house.Chat(), Daniyar, "ПОДОЖДИТЕ!!");
        await _house.Watch(Moment);
        _house.Start();
        _house.Portal.Fault = _ => FakeFault.None;
        await _house.Watch(Minute);
        Assert.Empty(Read());
        var notice = Assert.Single(_house.Portal.Notices);
        Assert.Equal(Daniyar, notice.User);
        Assert.Contains("Без крика", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Можно так: Подождите.", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_who_writes_after_the_close_has_the_conversation_again()
    {
        await Open();
        await _house.Portal.Write(_house.Chat(), Daniyar, "Готово.");
        await _house.Portal.Finish(_house.Chat());
        await _house.Watch(Moment);
        await Accepted(_house.Desk.Relay(Some.Line("m5", "уже после"), default));
        _house.Chat().Session = 990;
        await _house.Portal.Write(_house.Chat(), Daniyar, "Забыл сказать: перезагрузите роутер.");
        await _house.Watch(Moment);
        Assert.Equal(["Готово.", "Забыл сказать: перезагрузите роутер."], Read());
        Assert.Equal("b24:27", _house.Ear.LeaderOf(Some.Chat));
    }

    [Fact]
    public async Task A_dialog_left_open_for_a_conversation_in_nobodys_hands_is_closed()
    {
        await Open();
        _house.Ear.Over.Add(Some.Chat);
        await _house.Watch(Minute);
        Assert.Equal(0, _house.Chat().Session);
        Assert.Single(_house.Diary.Repairs, ("ghost", Some.Chat));
    }

    [Fact]
    public async Task A_portal_that_is_away_is_told_of_once_and_filled_in_when_it_returns()
    {
        await Open();
        _house.Portal.Fault = _ => FakeFault.NoConnection;
        Assert.IsType<DeskOutcome.TryLater>(await _house.Drive(_house.Desk.Relay(Some.Line("m2", "ау"), default)));
        await _house.Watch(TimeSpan.FromMinutes(6));
        Assert.Single(_house.Ear.Heard, heard => heard.Event is OperatorEvent.Hindered);
        Assert.True(_house.House.Health.DownFor(_house.Settings.FallbackAfter));
        _house.Portal.Fault = _ => FakeFault.None;
        await Accepted(_house.Desk.Relay(Some.Line("m2", "ау"), default));
        Assert.Null(_house.House.Health.Down);
        Assert.Single(_house.Chat().Messages, message => message.Text == "ау");
    }

    [Fact]
    public async Task An_event_kept_before_a_crash_is_worked_off_after_it()
    {
        await Open();
        _house.Portal.HasRights = false;
        await _house.Portal.Write(_house.Chat(), Daniyar, "Смотрю.");
        _house.Start();
        await _house.Watch(TimeSpan.FromSeconds(10));
        Assert.Equal(["Смотрю."], Read());
        Assert.Empty(await _house.Memory.All("event/"));
    }

    [Fact]
    public async Task Changed_and_deleted_replies_are_told_and_only_what_the_subscriber_still_has_is_told_back()
    {
        await Open();
        var message = await _house.Portal.Write(_house.Chat(), Daniyar, "в 15:00");
        await _house.Watch(Moment);
        await _house.Portal.Edit(_house.Chat(), message, "в [b]16:00[/b]");
        await _house.Watch(Moment);
        var edited = Assert.Single(_house.Ear.Heard.Select(heard => heard.Event).OfType<OperatorEvent.Edited>());
        Assert.Equal(("в 16:00", MarkLook.Bold), (edited.Text, Assert.Single(edited.Marks!.Value).Look));
        await _house.Portal.Remove(_house.Chat(), message);
        await _house.Watch(Moment);
        var deleted = Assert.Single(_house.Ear.Heard.Select(heard => heard.Event).OfType<OperatorEvent.Deleted>());
        await Accepted(_house.Desk.Report(new DeliveryReport(Some.Chat, deleted.MessageId, Delivered: true, null, [], Recall: true), default));
        Assert.Empty(_house.Portal.Notices);
        await Accepted(_house.Desk.Report(new DeliveryReport(Some.Chat, deleted.MessageId, Delivered: false, "Прошло 48 часов.", [], Recall: true), default));
        Assert.Contains("Прошло 48 часов.", Assert.Single(_house.Portal.Notices).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Background_looks_stop_before_a_method_has_used_up_its_time_and_go_on_after_its_rest()
    {
        await Open();
        _house.Portal.Work.Cost = method => method == "imopenlines.dialog.get" ? 90 : 0.02;
        await _house.Watch(TimeSpan.FromMinutes(8));
        Assert.Equal(0, _house.Portal.Work.Refused);
        Assert.InRange(Looks(), 1, 5);
        _house.Portal.Fate = _ => [];
        await _house.Portal.Write(_house.Chat(), Daniyar, "Проверьте питание.");
        await _house.Watch(Minute);
        Assert.Equal(["Проверьте питание."], Read());
        var before = Looks();
        await _house.Watch(TimeSpan.FromMinutes(3));
        Assert.True(Looks() > before);
    }

    [Fact]
    public async Task Old_events_and_quiet_bells_are_forgotten()
    {
        await Open();
        await _house.Memory.Write("event/" + Some.Now.AddDays(-8).UtcTicks.ToString("D20", System.Globalization.CultureInfo.InvariantCulture) + "-x", "event=ONIMCONNECTORMESSAGEADD&auth[member_id]=other");
        await _house.Portal.Write(_house.Chat(), Daniyar, "Смотрю.");
        await _house.Watch(Moment);
        await _house.Memory.Write("event/" + Some.Now.AddDays(-8).UtcTicks.ToString("D20", System.Globalization.CultureInfo.InvariantCulture) + "-y", "event=X");
        _house.Time.Advance(TimeSpan.FromHours(3));
        await _house.Watch(Moment);
        Assert.Empty(await _house.Memory.All("event/"));
        Assert.Contains(_house.Diary.Notes, note => note.Text.Contains("forgotten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_instead_of_a_file_is_no_file_and_its_sender_is_told()
    {
        await Open();
        await _house.Portal.Write(_house.Chat(), Daniyar, "", ("http://portal.test/login", "scheme.png"));
        await _house.Watch(Moment);
        Assert.Empty(_house.Files.Kept);
        Assert.Contains("scheme.png", Assert.Single(_house.Portal.Notices).Text, StringComparison.Ordinal);
    }

    private int Looks() => _house.Portal.Calls.Count(call => call.Method == "imopenlines.dialog.get");

    private List<string> Read() => [.. _house.Ear.Read.Select(read => read.Text)];

    private async Task Open() => await Accepted(_house.Desk.Open(Some.Request(), default));

    private async Task Accepted(Task<DeskOutcome> call) => Assert.IsType<DeskOutcome.Accepted>(await _house.Drive(call));
}
