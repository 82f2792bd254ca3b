using SupportBot.Delivery;

namespace SupportBot.Tests.Delivery;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1_000, 60)]
    public void Waiting_doubles_up_to_a_minute(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetrySchedule(() => 0.5).Next(attempts, told: null));

    [Theory]
    [InlineData(0.0, 0.8)]
    [InlineData(1.0, 1.2)]
    public void Chance_moves_a_try_by_a_fifth_at_most(double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetrySchedule(() => chance).Next(1, told: null));

    [Fact]
    public void What_the_messenger_asked_for_is_kept_to_the_second() =>
        Assert.Equal(TimeSpan.FromSeconds(3_600), new RetrySchedule(() => 1).Next(1, TimeSpan.FromSeconds(3_600)));
}
