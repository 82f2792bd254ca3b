using SupportBot.Channels;
using SupportBot.Delivery;

namespace SupportBot.Tests.Delivery;

public sealed class PumpTests
{
    private readonly PumpHouse _house = new();

    [Fact]
    public async Task Messages_of_one_chat_leave_in_their_order_one_at_a_time()
    {
        await _house.Say("1", epoch: 0, "first", "second", "third");
        await _house.Until(() => _house.Pump.Idle);
        Assert.Equal(["first", "second", "third"], _house.Attempts);
    }

    [Fact]
    public async Task A_chat_that_is_told_to_wait_keeps_nobody_else_waiting_and_goes_on_exactly_when_told()
    {
        _house.Answers = message => message.Chat.Chat == "1" && _house.Clock.GetUtcNow() < Start.AddSeconds(37)
            ? new DeliveryOutcome.TryLater("too many requests", TimeSpan.FromSeconds(37))
            : new DeliveryOutcome.Sent(message.Id);
        await _house.Say("1", 0, "slow one");
        await _house.Until(() => _house.Fate("1", "slow one").Item.NotBefore is not null);
        await _house.Say("2", 0, "quick one");
        await _house.Until(() => _house.Fate("2", "quick one").Fate is not null);
        _house.Clock.Advance(TimeSpan.FromSeconds(36));
        Assert.Equal(["slow one", "quick one"], _house.Attempts);
        _house.Clock.Advance(TimeSpan.FromSeconds(1));
        await _house.Until(() => _house.Pump.Idle);
        Assert.Equal(ItemOutcome.Sent, _house.Fate("1", "slow one").Fate!.Outcome);
    }

    [Fact]
    public async Task A_bots_message_of_an_older_epoch_never_leaves()
    {
        var first = true;
        _house.Answers = message =>
        {
            var answer = first ? new DeliveryOutcome.TryLater("not now") : (DeliveryOutcome)new DeliveryOutcome.Sent(message.Id);
            first = false;
            return answer;
        };
        await _house.Say("1", epoch: 0, "written before the operator came");
        await _house.Until(() => _house.Fate("1", "written before the operator came").Item.NotBefore is not null);
        await _house.Say("1", epoch: 1);
        _house.Clock.Advance(TimeSpan.FromSeconds(5));
        await _house.Until(() => _house.Pump.Idle);
        Assert.Equal(ItemOutcome.Suppressed, _house.Fate("1", "written before the operator came").Fate!.Outcome);
        Assert.Single(_house.Attempts);
    }

    [Fact]
    public async Task What_could_not_leave_in_its_time_expires_with_a_reason()
    {
        _house.Answers = _ => new DeliveryOutcome.TryLater("the messenger is down", TimeSpan.FromHours(2));
        await _house.Say("1", 0, "news of yesterday");
        await _house.Until(() => _house.Fate("1", "news of yesterday").Item.NotBefore is not null);
        _house.Clock.Advance(TimeSpan.FromHours(2));
        await _house.Until(() => _house.Pump.Idle);
        var fate = _house.Fate("1", "news of yesterday").Fate!;
        Assert.Equal(ItemOutcome.Expired, fate.Outcome);
        Assert.NotNull(fate.Reason);
    }

    [Fact]
    public async Task What_may_or_may_not_have_arrived_is_not_sent_again_and_says_so()
    {
        _house.Answers = _ => new DeliveryOutcome.Unknown("the connection broke after the request was written");
        await _house.Say("1", 0, "once");
        await _house.Until(() => _house.Pump.Idle);
        Assert.Single(_house.Attempts);
        Assert.Equal("the connection broke after the request was written", _house.Fate("1", "once").Fate!.Reason);
    }

    [Theory]
    [InlineData(true, ItemOutcome.Unreachable)]
    [InlineData(false, ItemOutcome.Refused)]
    public async Task A_refusal_ends_the_item_with_its_reason_and_the_next_one_is_tried(bool unreachable, ItemOutcome expected)
    {
        _house.Answers = message => message.Text != "bad" ? new DeliveryOutcome.Sent(message.Id)
            : unreachable ? new DeliveryOutcome.Unreachable("bot was blocked") : new DeliveryOutcome.Refused("message is too long");
        await _house.Say("1", 0, "bad", "good");
        await _house.Until(() => _house.Pump.Idle);
        Assert.Equal(expected, _house.Fate("1", "bad").Fate!.Outcome);
        Assert.Equal(ItemOutcome.Sent, _house.Fate("1", "good").Fate!.Outcome);
    }

    // The moment is a few instructions long: each item comes at another distance behind the sending of the one before.
    [Fact]
    public async Task An_item_that_comes_in_the_moment_its_lane_falls_asleep_still_leaves()
    {
        var (sent, ended) = (0, 0);
        _house.Answers = message =>
        {
            Interlocked.Increment(ref sent);
            return new DeliveryOutcome.Sent(message.Id);
        };
        _house.Pump.Settled += (_, _) => Interlocked.Increment(ref ended);
        var items = await _house.Write("1", epoch: 0, [.. Enumerable.Range(0, 4_000).Select(number => $"{number}")]);
        for (var next = 0; next < items.Length; next += 2)
        {
            _house.Pump.Take(items[next].Conversation, epoch: 0, [items[next]]);
            while (Volatile.Read(ref sent) <= next)
            {
                // Whoever sleeps here comes too late.
            }
            Thread.SpinWait(next / 2 % 100);
            _house.Pump.Take(items[next].Conversation, epoch: 0, [items[next + 1]]);
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref ended) >= next + 2, TimeSpan.FromSeconds(30)), $"Item {next + 1} was left lying.");
        }
    }

    [Fact]
    public async Task A_channel_that_throws_loses_nothing()
    {
        var broken = true;
        _house.Answers = message => broken ? throw new InvalidOperationException("a defect") : new DeliveryOutcome.Sent(message.Id);
        await _house.Say("1", 0, "precious");
        await _house.Until(() => _house.Fate("1", "precious").Item.NotBefore is not null);
        broken = false;
        _house.Clock.Advance(TimeSpan.FromSeconds(30));
        await _house.Until(() => _house.Pump.Idle);
        Assert.Equal(ItemOutcome.Sent, _house.Fate("1", "precious").Fate!.Outcome);
    }

    private static readonly DateTimeOffset Start = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);
}
