using SupportBot.Channels;
using SupportBot.Delivery;

namespace SupportBot.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store and at least one channel work; names each part.</summary>
public static class HealthDoor
{
    // A disk that takes longer for a flush is no disk to take promises on.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "up" }));
        routes.MapGet("/health/ready", Ready);
        return routes;
    }

    private static async Task<IResult> Ready(IStoreProbe probe, IEnumerable<IChannel> channels)
    {
        var store = await StoreTrouble(probe);
        var parts = channels.Select(channel => new { name = channel.Name, state = channel.State.Up ? "up" : "down", problem = channel.State.Problem, remedy = channel.State.Remedy }).ToList();
        var ready = store is null && parts.Exists(part => part.state == "up");
        return Results.Json(new
        {
            status = ready ? "ready" : "not ready",
            parts = parts.Prepend(new { name = "store", state = store is null ? "up" : "down", problem = store, remedy = store is null ? null : "Check the disk of Store:Path." }),
        }, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A write that is really flushed: a full or read-only disk shows here. Null = the store takes it.</summary>
    public static async Task<string?> StoreTrouble(IStoreProbe probe)
    {
        try
        {
            await probe.Write().WaitAsync(Patience);
            return null;
        }
        catch (Exception trouble) when (trouble is StoreUnavailableException or TimeoutException)
        {
            return trouble is TimeoutException ? "a write has not reached the disk for three seconds" : trouble.Message;
        }
    }
}
