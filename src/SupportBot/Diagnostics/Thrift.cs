using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using SupportBot.Turns;

namespace SupportBot.Diagnostics;

/// <summary>
/// Gives memory back to the machine while nobody writes: reading and learning the content, or a rush of messages, leaves several times as much
/// behind as the service needs at rest. It never collects while a turn is at work.
/// </summary>
public sealed class Thrift(Lanes lanes, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // Less than this is not worth the fraction of a second.
    private const long WorthIt = 4 * 1024 * 1024;

    // What SQLite and the runtime have freed stays with the C library until it is asked for it; only glibc has the question.
    private static readonly TrimFreed? Trim = NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var address)
        ? Marshal.GetDelegateForFunctionPointer<TrimFreed>(address)
        : null;

    private long _begun;
    private long _collected;

    /// <summary>Looks once; true when it collected.</summary>
    public bool Look()
    {
        var begun = lanes.Begun;
        var quiet = begun == _begun && lanes.Running == 0;
        _begun = begun;
        if (!quiet || GC.GetTotalAllocatedBytes() - _collected < WorthIt)
        {
            return false;
        }
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Trim?.Invoke(0);
        _collected = GC.GetTotalAllocatedBytes();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Every, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    private delegate int TrimFreed(nuint left);
}
