using SupportBot.Channels;

namespace SupportBot.Web;

/// <summary>The pages that are files: start, desk.</summary>
public static class StartDoor
{
    public static IEndpointRouteBuilder MapStart(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (IWebHostEnvironment host) => Page(host, "start/index.html"));
        routes.MapGet("/desk", (IWebHostEnvironment host) => Page(host, "desk/index.html"));
        routes.MapGet("/start/channels", (IEnumerable<IChannel> channels) => Results.Json(new
        {
            channels = channels.Select(channel => new { name = channel.Name, up = channel.State.Up, problem = channel.State.Problem, remedy = channel.State.Remedy }),
        }));
        return routes;
    }

    private static IResult Page(IWebHostEnvironment host, string file)
    {
        var page = host.WebRootFileProvider.GetFileInfo(file);
        return page.Exists ? Results.Stream(page.CreateReadStream(), "text/html; charset=utf-8") : Problems.Of(StatusCodes.Status404NotFound, "The page is not installed.");
    }
}
