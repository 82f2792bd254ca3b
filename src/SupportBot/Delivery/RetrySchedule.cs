namespace SupportBot.Delivery;

/// <summary>When an item is tried again: 1, 2, 4 … 60 seconds, each a little more or less, or exactly as long as the messenger said. Pure.</summary>
/// <param name="jitter">A number from 0 to 1 for each try; handed in so that tests know it.</param>
public sealed class RetrySchedule(Func<double> jitter)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="attempts">Tries made so far, from 1.</param>
    /// <param name="told">What the messenger asked for; it is kept to the second.</param>
    public TimeSpan Next(int attempts, TimeSpan? told)
    {
        if (told is { } exactly)
        {
            return exactly;
        }
        var doubled = Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Clamp(attempts - 1, 0, 6)));
        return TimeSpan.FromSeconds(doubled * (0.8 + (0.4 * jitter())));
    }
}
