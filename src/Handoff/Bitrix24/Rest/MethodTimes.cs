using System.Collections.Concurrent;
using System.Text.Json;

namespace Handoff.Bitrix24.Rest;

/// <summary>The portal gives each method 480 seconds of work in ten minutes. Which methods have to rest, and until when.</summary>
public sealed class MethodTimes(TimeProvider time)
{
    // Background calls stop a little earlier, so that live words still find time.
    private const double Enough = 400;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (double Used, DateTimeOffset Reset)> _times = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the method has to rest before a call of this priority; null = it may be called.</summary>
    public TimeSpan? Rest(string method, Priority priority)
    {
        if (!_times.TryGetValue(method, out var known) || known.Reset <= time.GetUtcNow())
        {
            return null;
        }
        var limit = priority is Priority.Live or Priority.Status ? double.MaxValue : Enough;
        return known.Used >= limit || double.IsPositiveInfinity(known.Used) ? known.Reset - time.GetUtcNow() : null;
    }

    /// <summary>Reads the <c>time</c> block of an answer, or that of one command of a batch.</summary>
    public void Learn(string method, JsonElement block)
    {
        if (block.ValueKind == JsonValueKind.Object && block.TryGetProperty("operating", out var used) && used.ValueKind == JsonValueKind.Number
            && block.TryGetProperty("operating_reset_at", out var reset) && reset.ValueKind == JsonValueKind.Number)
        {
            _times[method] = (used.GetDouble(), Bounded(DateTimeOffset.FromUnixTimeSeconds((long)reset.GetDouble())));
        }
    }

    /// <summary>The portal refused the method for lack of time. Returns how long to wait.</summary>
    public TimeSpan Exhausted(string method)
    {
        var now = time.GetUtcNow();
        var reset = _times.TryGetValue(method, out var known) && known.Reset > now ? known.Reset : now + TimeSpan.FromMinutes(1);
        _times[method] = (double.PositiveInfinity, reset);
        return reset - now;
    }

    private DateTimeOffset Bounded(DateTimeOffset reset)
    {
        var latest = time.GetUtcNow() + LongestRest;
        return reset < latest ? reset : latest;
    }
}
