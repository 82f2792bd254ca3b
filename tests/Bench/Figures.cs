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
            return string.Create(CultureInfo.InvariantCulture, $"p50 {Sorted(0.5):F2} ms, p99 {Sorted(0.99):F2} ms, max {Sorted(1):F2} ms ({_milliseconds.Count})");
        }
    }

    /// <summary>The middle and the ninety-ninth of a hundred, milliseconds.</summary>
    public string Short => string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):F1} ms, p99 {At(0.99):F1} ms");

    /// <summary>The duration that this part of all does not exceed, milliseconds.</summary>
    public double At(double part)
    {
        lock (_milliseconds)
        {
            _milliseconds.Sort();
            return Sorted(part);
        }
    }

    private double Sorted(double part) => _milliseconds.Count == 0 ? double.NaN : _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(_milliseconds.Count * part))];
}
