namespace Fakes.Bitrix24;

/// <summary>The portal's leaky bucket: two a second, fifty at once, and not one more.</summary>
public sealed class FakeBucket(TimeProvider time)
{
    private double _level;
    private DateTimeOffset _at = time.GetUtcNow();

    public double PerSecond { get; set; } = 2;

    public int Burst { get; set; } = 50;

    public int Refused { get; private set; }

    public bool TryTake()
    {
        var now = time.GetUtcNow();
        _level = Math.Max(0, _level - ((now - _at).TotalSeconds * PerSecond));
        _at = now;
        if (_level + 1 > Burst + 0.001)
        {
            Refused++;
            return false;
        }
        _level++;
        return true;
    }
}
