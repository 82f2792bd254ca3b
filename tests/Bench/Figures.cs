using System.Globalization;

namespace Bench;

/// <summary>Durations of one run, and what they say.</summary>
public sealed class Figures
{
    private readonly List<double> _milliseconds = [];

    public int Count => _milliseconds.Count;

    public void Add(TimeSpan took)
    {
        lock (_milliseconds)
        {
            _milliseconds.Add(took.TotalMilliseconds);
        }
    }

    /// <summary>Half are quicker, ninety-nine of a hundred are quicker, and the slowest; milliseconds.</summary>
    public override string ToString()
    {
        lock (_milliseconds)
        {
            _milliseconds.Sort();
            return string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):F2} ms, p99 {At(0.99):F2} ms, max {At(1):F2} ms ({_milliseconds.Count})");
        }
    }

    private double At(double part) => _milliseconds.Count == 0 ? double.NaN : _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(_milliseconds.Count * part))];
}
