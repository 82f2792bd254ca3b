using System.Collections.Concurrent;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// Keeps us below Meta's limits (whatsapp.md §7): to one person five at once and then one in six seconds; all together 60 a second; and longer
/// pauses when Meta asks for them. Who has to wait keeps nobody else waiting.
/// </summary>
public sealed class Pace(TimeProvider time)
{
    private const int Burst = 5;
    private const int PerSecond = 60;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ChatKey, Pair> _pairs = new();
    private readonly Lock _gate = new();
    private DateTimeOffset _numberFree = DateTimeOffset.MinValue;
    private DateTimeOffset _numberPause = DateTimeOffset.MinValue;

    /// <summary>Null = go on; otherwise how long to wait. A permit is taken with the answer.</summary>
    public TimeSpan? Take(ChatKey chat)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var pair = _pairs.GetValueOrDefault(chat) ?? new Pair();
            // The moment at which the whole burst would be free again, GCRA-wise: one number per person is enough.
            var full = pair.Full > now ? pair.Full : now;
            var wait = Max(full - now - ((Burst - 1) * Every), pair.Pause - now, _numberPause - now, _numberFree - now - TimeSpan.FromSeconds(1));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }
            Forget(now);
            _pairs[chat] = pair with { Full = full + Every };
            _numberFree = (_numberFree > now ? _numberFree : now) + TimeSpan.FromSeconds(1.0 / PerSecond);
            return null;
        }
    }

    /// <summary>Meta said 131056: 1, 4, 16 … seconds for this person.</summary>
    public TimeSpan PairExceeded(ChatKey chat)
    {
        lock (_gate)
        {
            var pair = _pairs.GetValueOrDefault(chat) ?? new Pair();
            var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(4, pair.Hits), LongestPause.TotalSeconds));
            _pairs[chat] = pair with { Hits = Math.Min(pair.Hits + 1, 8), Pause = time.GetUtcNow() + pause };
            return pause;
        }
    }

    /// <summary>A message to this person was taken.</summary>
    public void Taken(ChatKey chat)
    {
        lock (_gate)
        {
            if (_pairs.TryGetValue(chat, out var pair) && pair.Hits > 0)
            {
                _pairs[chat] = pair with { Hits = 0 };
            }
        }
    }

    /// <summary>Meta wants silence from the whole number.</summary>
    public void NumberExceeded(TimeSpan pause)
    {
        lock (_gate)
        {
            _numberPause = time.GetUtcNow() + pause;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (_pairs.Count < Remembered)
        {
            return;
        }
        foreach (var (chat, pair) in _pairs)
        {
            if (pair.Full <= now && pair.Pause <= now)
            {
                _pairs.TryRemove(chat, out _);
            }
        }
    }

    private static TimeSpan Max(params ReadOnlySpan<TimeSpan> spans)
    {
        var most = spans[0];
        foreach (var span in spans)
        {
            most = span > most ? span : most;
        }
        return most;
    }

    private sealed record Pair(DateTimeOffset Full = default, DateTimeOffset Pause = default, int Hits = 0);
}
