using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>"Without delay": what an operator has not answered is watched.</summary>
public sealed class AnswerWatchTests
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);
    private static readonly TimeZoneInfo Almaty = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");
    private static readonly WorkingHours Always = WorkingHours.Parse("Mon-Sun 00:00-24:00", Almaty, []);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(5));
    private static readonly Conversation Waiting = new() { Key = new ChatKey("webchat", "1"), Leader = Leader.Operator, Unread = 1 };

    [Fact]
    public void The_first_unanswered_message_starts_the_watch_and_the_next_ones_do_not_move_it()
    {
        var watched = AnswerWatch.Watched(Waiting, Now, Within, Always);
        Assert.Equal(new ConversationTimer(TimerKind.Answer, Now + Within), Assert.Single(watched.Timers));
        Assert.Equal(Now, AnswerWatch.Watched(watched with { Unread = 2 }, Now + TimeSpan.FromMinutes(3), Within, Always).UnansweredSince);
    }

    [Fact]
    public void The_operator_is_nudged_then_the_senior_is_called_and_then_it_is_quiet()
    {
        var draft = DraftAt(AnswerWatch.Watched(Waiting, Now, Within, Always), Now + Within);
        AnswerWatch.Ring(draft, Within, Always);
        Assert.Equal("Абонент ждёт ответа уже 5 мин. Ответьте, пожалуйста, хотя бы одной строкой.", Assert.Single(draft.Lines).Text);
        Assert.Equal(Now + Within + Within, Assert.Single(draft.Now.Timers).Due);

        draft = DraftAt(draft.Now with { Timers = [] }, Now + Within + Within);
        AnswerWatch.Ring(draft, Within, Always);
        Assert.Equal("Абонент ждёт ответа уже 10 мин.: нужен старший смены.", Assert.Single(draft.Lines).Text);
        Assert.Empty(draft.Now.Timers);
    }

    [Fact]
    public void An_answer_or_the_bot_as_leader_ends_the_watch()
    {
        var watched = AnswerWatch.Watched(Waiting, Now, Within, Always);
        foreach (var after in new[] { watched with { Unread = 0 }, watched with { Leader = Leader.Bot } })
        {
            var rested = AnswerWatch.Watched(after, Now, Within, Always);
            Assert.Null(rested.UnansweredSince);
            Assert.Empty(rested.Timers);
        }
    }

    [Theory]
    [InlineData("2026-11-23 20:58", "2026-11-24 09:03")]
    [InlineData("2026-11-23 23:00", "2026-11-24 09:05")]
    [InlineData("2026-11-27 20:59", "2026-11-30 09:04")]
    [InlineData("2026-11-23 20:55", "2026-11-23 21:00")]
    public void Nobody_is_late_while_nobody_works(string wrote, string due)
    {
        var day = WorkingHours.Parse("Mon-Fri 09:00-21:00", Almaty, []);
        var watched = AnswerWatch.Watched(Waiting, Local(wrote), Within, day);
        Assert.Equal(Local(due), Assert.Single(watched.Timers).Due);
        var row = new DeskRow(Waiting.Key, "WithOperator", Local(wrote), null, null, null, null, "Айгуль", 1) { UnansweredSince = watched.UnansweredSince };
        Assert.False(row.IsLate(Local(due) - TimeSpan.FromSeconds(1), Within, day));
        Assert.True(row.IsLate(Local(due), Within, day));
    }

    private static DateTimeOffset Local(string text) =>
        new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(5));

    private static Draft DraftAt(Conversation conversation, DateTimeOffset at) =>
        new(conversation, [new SupportBot.Delivery.InboxItem(conversation.Key, "clock", "t-1", at, new SupportBot.Delivery.InboxEvent.FromClock(nameof(TimerKind.Answer), at))], null);
}
