using SupportBot.Channels;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Web;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the store and at least one channel work; names each part.</summary>
public static class HealthDoor
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "up" }));
        routes.MapGet("/health/ready", Ready);
        return routes;
    }

    private static async Task<IResult> Ready(IFacts facts, IEnumerable<IChannel> channels)
    {
        var store = await StoreTrouble(facts);
        var parts = channels.Select(channel => new { name = channel.Name, state = channel.State.Up ? "up" : "down", problem = channel.State.Problem, remedy = channel.State.Remedy }).ToList();
        var ready = store is null && parts.Exists(part => part.state == "up");
        return Results.Json(new
        {
            status = ready ? "ready" : "not ready",
            parts = parts.Prepend(new { name = "store", state = store is null ? "up" : "down", problem = store, remedy = store is null ? null : "Check the disk of Store:Path." }),
        }, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    // A write that is really flushed: a full or read-only disk shows here.
    private static async Task<string?> StoreTrouble(IFacts facts)
    {
        try
        {
            await facts.GetOrAdd("health", "ok").WaitAsync(TimeSpan.FromSeconds(3));
            await facts.Remove("health-probe").WaitAsync(TimeSpan.FromSeconds(3));
            return null;
        }
        catch (Exception trouble) when (trouble is StoreUnavailableException or TimeoutException)
        {
            return trouble.Message;
        }
    }
}
