using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Delivery;

namespace SupportBot.Turns;

/// <summary>Looks every second which timers are due and rings them in their lanes; a timer that rings twice is recognised by the inbox.</summary>
public sealed partial class Clock(ITurnStore store, Lanes lanes, TimeProvider time, ILogger<Clock> log) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Rings everything that is due now.</summary>
    public async Task RingDue()
    {
        foreach (var (conversation, timer) in await store.Due(time.GetUtcNow(), AtOnce))
        {
            lanes.Ring(conversation, timer);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Every, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RingDue();
                lanes.Sweep();
            }
            catch (StoreUnavailableException trouble)
            {
                LogTrouble(log, trouble);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timers could not be read; the next second tries again")]
    private static partial void LogTrouble(ILogger log, Exception trouble);
}
