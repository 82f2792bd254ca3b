using System.Diagnostics;

namespace Bench.Compare;

/// <summary>What one flush costs on the disk of this run: no durable answer can be quicker.</summary>
internal static class Disk
{
    public static Figures Flushes(string folder, int count)
    {
        var figures = new Figures();
        var page = new byte[4096];
        using var file = new FileStream(Path.Combine(folder, "flush.probe"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        for (var i = 0; i < count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            figures.Add(Stopwatch.GetElapsedTime(begun));
        }
        return figures;
    }
}
