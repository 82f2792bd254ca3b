using SupportBot.Conversations;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>"Without delay": what an operator has not answered is watched.</summary>
public sealed class AnswerWatchTests
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(5));
    private static readonly Conversation Waiting = new() { Key = new ChatKey("webchat", "1"), Leader = Leader.Operator, Unread = 1 };

    [Fact]
    public void The_first_unanswered_message_starts_the_watch_and_the_next_ones_do_not_move_it()
    {
        var watched = AnswerWatch.Watched(Waiting, Now, Within);
        Assert.Equal(new ConversationTimer(TimerKind.Answer, Now + Within), Assert.Single(watched.Timers));
        Assert.Equal(Now, AnswerWatch.Watched(watched with { Unread = 2 }, Now + TimeSpan.FromMinutes(3), Within).UnansweredSince);
    }

    [Fact]
    public void The_operator_is_nudged_then_the_senior_is_called_and_then_it_is_quiet()
    {
        var draft = DraftAt(AnswerWatch.Watched(Waiting, Now, Within), Now + Within);
        AnswerWatch.Ring(draft, Within);
        Assert.Equal("Абонент ждёт ответа уже 5 мин. Ответьте, пожалуйста, хотя бы одной строкой.", Assert.Single(draft.Lines).Text);
        Assert.Equal(Now + Within + Within, Assert.Single(draft.Now.Timers).Due);

        draft = DraftAt(draft.Now with { Timers = [] }, Now + Within + Within);
        AnswerWatch.Ring(draft, Within);
        Assert.Equal("Абонент ждёт ответа уже 10 мин.: нужен старший смены.", Assert.Single(draft.Lines).Text);
        Assert.Empty(draft.Now.Timers);
    }

    [Fact]
    public void An_answer_or_the_bot_as_leader_ends_the_watch()
    {
        var watched = AnswerWatch.Watched(Waiting, Now, Within);
        foreach (var after in new[] { watched with { Unread = 0 }, watched with { Leader = Leader.Bot } })
        {
            var rested = AnswerWatch.Watched(after, Now, Within);
            Assert.Null(rested.UnansweredSince);
            Assert.Empty(rested.Timers);
        }
    }

    private static Draft DraftAt(Conversation conversation, DateTimeOffset at) =>
        new(conversation, [new SupportBot.Delivery.InboxItem(conversation.Key, "clock", "t-1", at, new SupportBot.Delivery.InboxEvent.FromClock(nameof(TimerKind.Answer), at))], null);
}
