using SupportBot.Web.WebChat;

namespace SupportBot.Tests.Web.WebChat;

public sealed class TokenBucketsTests
{
    [Fact]
    public void Nobody_gets_more_than_the_burst_and_then_one_per_refill()
    {
        var clock = WebChatHouse.NewClock();
        var buckets = new TokenBuckets(burst: 3, TimeSpan.FromSeconds(10), clock);
        var given = 0;
        for (var second = 0; second < 100; second++)
        {
            given += buckets.Take("a") is null ? 1 : 0;
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(3 + 9, given);
    }

    [Fact]
    public void The_told_wait_is_exactly_enough()
    {
        var clock = WebChatHouse.NewClock();
        var buckets = new TokenBuckets(burst: 1, TimeSpan.FromSeconds(10), clock);
        buckets.Take("a");
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(6), buckets.Take("a"));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(buckets.Take("a"));
    }

    [Fact]
    public void Those_who_rest_are_forgotten()
    {
        var clock = WebChatHouse.NewClock();
        var buckets = new TokenBuckets(burst: 3, TimeSpan.FromSeconds(1), clock);
        for (var i = 0; i < 20_000; i++)
        {
            buckets.Take($"{i}");
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }
        Assert.InRange(buckets.Remembered, 1, 5_000);
    }
}
