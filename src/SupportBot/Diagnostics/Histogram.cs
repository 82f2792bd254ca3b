using System.Globalization;
using System.Text;

namespace SupportBot.Diagnostics;

/// <summary>How long things took, in buckets of seconds, as Prometheus wants them. Safe for many threads.</summary>
public sealed class Histogram
{
    private static readonly double[] Edges = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600];

    private readonly long[] _counts = new long[Edges.Length + 1];
    private long _ticks;

    public void Observe(TimeSpan took)
    {
        var bucket = Array.FindIndex(Edges, edge => took.TotalSeconds <= edge);
        Interlocked.Increment(ref _counts[bucket < 0 ? Edges.Length : bucket]);
        Interlocked.Add(ref _ticks, took.Ticks);
    }

    /// <param name="labels">Without braces; empty = none.</param>
    public void Write(StringBuilder text, string name, string labels)
    {
        var comma = labels.Length > 0 ? "," : "";
        var sum = 0L;
        for (var i = 0; i < Edges.Length; i++)
        {
            sum += Interlocked.Read(ref _counts[i]);
            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"{Edges[i]}\"}} {sum}\n");
        }
        sum += Interlocked.Read(ref _counts[^1]);
        var braces = labels.Length > 0 ? $"{{{labels}}}" : "";
        text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {sum}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_sum{braces} {TimeSpan.FromTicks(Interlocked.Read(ref _ticks)).TotalSeconds}\n");
        text.Append(CultureInfo.InvariantCulture, $"{name}_count{braces} {sum}\n");
    }
}
