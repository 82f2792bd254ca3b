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

    // Less than this is not worth the tenth of a second.
    private const long WorthIt = 16 * 1024 * 1024;

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
}
