using Handoff.Bitrix24;
using Microsoft.Extensions.Hosting;

namespace SupportBot.Web.Bitrix24;

/// <summary>Keeps connector and bindings right at start, and watches the portal while the service runs.</summary>
public sealed class PortalWatchService(Bitrix24House house, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(house.Watch.Run(stoppingToken), Prepare(stoppingToken));

    // An update of the application removes its bindings (bitrix24.md §3.2); not installed yet is no trouble.
    private async Task Prepare(CancellationToken stopping)
    {
        while (await house.Tokens.Stored() is null || await house.Setup.Prepare(stopping) is not null)
        {
            await Task.Delay(Again, time, stopping);
        }
    }
}
