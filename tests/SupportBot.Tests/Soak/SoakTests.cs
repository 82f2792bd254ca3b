using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Turns;
using Xunit.Abstractions;

namespace SupportBot.Tests.Soak;

/// <summary>
/// A life of subscribers and operators in virtual time: shifts, a holiday, restarts, a full disk, a messenger that is away. After every event the promises are
/// looked at. In the ordinary run a few days of a few people; with <c>SOAK=full</c> in the environment a month of two thousand.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("SOAK") == "full";

    [Fact]
    public async Task However_long_it_lives_no_promise_is_broken()
    {
        var begin = new DateTimeOffset(2026, 12, 14, 8, 0, 0, TimeSpan.FromHours(5));
        var begun = TimeProvider.System.GetTimestamp();
        await using var town = Full ? await Town.Open(1, begin, 2_000, TimeSpan.FromDays(10)) : await Town.Open(1, begin, 15, TimeSpan.FromDays(1));
        await town.Live(begin + (Full ? TimeSpan.FromDays(31) : TimeSpan.FromDays(3)));
        await town.Rest(TimeSpan.FromDays(Full ? 4 : 3));
        output.WriteLine($"{town.Promises.Turns} turns, {town.Promises.Bells} bells, {town.Promises.Ended} items that left, {town.Restarts} restarts, in {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");

        Assert.True(town.Promises.Broken.IsEmpty, string.Join('\n', town.Promises.Broken.Take(5)));
        Assert.All(town.Promises.Conversations, conversation => Assert.True(conversation.State == State.Idle, $"{conversation.Key} is stuck in {conversation.State}"));
        Assert.Equal(0, town.Count("SELECT COUNT(*) FROM inbox WHERE handled = 0"));
        Assert.Equal(0, town.Count("SELECT COUNT(*) FROM inbox WHERE aside IS NOT NULL"));
        Assert.Equal(0, town.Count("SELECT COUNT(*) FROM outbox WHERE outcome = 'pending'"));
        Assert.Equal(0, town.Count("SELECT COUNT(*) FROM timers"));
        await EveryWordIsKeptOnceAndInOrder(town);
        Assert.True(town.Promises.Bells > 0 && town.Restarts > 0, "a soak without bells or restarts proves nothing");
    }

    private static async Task EveryWordIsKeptOnceAndInOrder(Town town)
    {
        foreach (var (chat, person) in town.People)
        {
            var lines = await town.Stage.Get<ITurnStore>().Transcript(new ChatKey(StageChannel.ChannelName, chat));
            Assert.Equal(person.Kept, lines.Where(line => line.Author == Handoff.LineAuthor.Subscriber && line.Text.Contains(" #", StringComparison.Ordinal)).Select(line => line.Text));
        }
    }
}
