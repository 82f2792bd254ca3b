using System.Text.Json.Nodes;

namespace Fakes.Bitrix24;

/// <summary>The portal's clock of work: each method has 480 seconds in ten minutes, and not one more (bitrix24.md §13).</summary>
public sealed class FakeWork(TimeProvider time)
{
    private const double Allowed = 480;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (double Used, DateTimeOffset Reset)> _methods = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Seconds a call of the method costs.</summary>
    public Func<string, double> Cost { get; set; } = _ => 0.02;

    public int Refused { get; private set; }

    public bool TrySpend(string method)
    {
        var (used, reset) = Now(method);
        if (used >= Allowed)
        {
            Refused++;
            return false;
        }
        _methods[method] = (used + Cost(method), reset);
        return true;
    }

    public JsonObject Block(string method)
    {
        var (used, reset) = Now(method);
        return new JsonObject { ["operating"] = used, ["operating_reset_at"] = reset.ToUnixTimeSeconds() };
    }

    private (double Used, DateTimeOffset Reset) Now(string method) =>
        _methods.TryGetValue(method, out var known) && known.Reset > time.GetUtcNow() ? known : (0, time.GetUtcNow() + Window);
}
