using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels.Telegram;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramPaceTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_chat_gets_three_at_once_and_then_one_a_second_and_others_do_not_wait()
    {
        var pace = new TelegramPace(perSecond: 25, _clock);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(pace.Turn(1, CancellationToken.None).IsCompleted));
        var fourth = pace.Turn(1, CancellationToken.None);
        Assert.False(fourth.IsCompleted);
        Assert.True(pace.Turn(2, CancellationToken.None).IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(fourth.IsCompleted);
    }

    [Fact]
    public void A_server_of_our_own_sets_no_pace_until_it_tells_a_chat_to_wait()
    {
        var pace = new TelegramPace(perSecond: null, _clock);
        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(pace.Turn(1, CancellationToken.None).IsCompleted));
        pace.Told(1, TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, Enumerable.Range(0, 4).Count(_ => pace.Turn(1, CancellationToken.None).IsCompleted));
        Assert.True(pace.Turn(2, CancellationToken.None).IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.All(Enumerable.Range(0, 50), _ => Assert.True(pace.Turn(1, CancellationToken.None).IsCompleted));
    }

    [Fact]
    public async Task One_told_chat_waits_alone_and_three_at_once_mean_everybody()
    {
        var pace = new TelegramPace(perSecond: null, _clock);
        pace.Told(1, TimeSpan.FromMinutes(1));
        pace.Told(2, TimeSpan.FromMinutes(1));
        Assert.Null(await pace.Turn(9, CancellationToken.None));
        pace.Told(3, TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), await pace.Turn(9, CancellationToken.None));
    }

    [Fact]
    public void All_chats_together_keep_the_global_pace_in_every_second()
    {
        var pace = new TelegramPace(perSecond: 25, _clock);
        var turns = Enumerable.Range(0, 60).Select(chat => pace.Turn(chat, CancellationToken.None)).ToList();
        Assert.Equal(5, turns.Count(turn => turn.IsCompleted));
        _clock.Advance(TimeSpan.FromSeconds(1));
        // Telegram takes about thirty a second (telegram.md §5).
        Assert.Equal(30, turns.Count(turn => turn.IsCompleted));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(55, turns.Count(turn => turn.IsCompleted));
    }
}
