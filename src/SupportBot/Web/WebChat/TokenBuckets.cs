namespace SupportBot.Web.WebChat;

/// <summary>
/// Holds back whoever comes too often: each key may take <c>burst</c> at once and one more per <c>refill</c>. Keys that have rested
/// long enough to be full again are forgotten, so memory follows those who are active now.
/// </summary>
public sealed class TokenBuckets(int burst, TimeSpan refill, TimeProvider time)
{
    private const int SweepEvery = 4096;

    // What is kept is the moment at which the bucket would be full again: one number says all.
    private readonly Dictionary<string, DateTimeOffset> fullAt = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int untilSweep = SweepEvery;

    /// <summary>Keys remembered now.</summary>
    public int Remembered
    {
        get
        {
            lock (gate)
            {
                return fullAt.Count;
            }
        }
    }

    /// <summary>Takes one. Null when it was there; otherwise the time until the next one is.</summary>
    public TimeSpan? Take(string key)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            SweepSometimes(now);
            var from = fullAt.TryGetValue(key, out var at) && at > now ? at : now;
            var missing = from + refill - now - burst * refill;
            if (missing > TimeSpan.Zero)
            {
                return missing;
            }
            fullAt[key] = from + refill;
            return null;
        }
    }

    private void SweepSometimes(DateTimeOffset now)
    {
        if (--untilSweep > 0)
        {
            return;
        }
        untilSweep = Math.Max(SweepEvery, fullAt.Count);
        foreach (var (key, at) in fullAt)
        {
            if (at <= now)
            {
                fullAt.Remove(key);
            }
        }
    }
}
