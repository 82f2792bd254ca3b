using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;

namespace SupportBot.Web.WebChat;

/// <summary>The web chat's HTTP surface: the calls promised to the world, and the page that uses them.</summary>
public static class WebChatDoor
{
    /// <summary>
    /// Registers the channel and its door. Needs from the others: <see cref="IWebChatMailbox"/>, <see cref="Delivery.IIntake"/>,
    /// <see cref="IMediaStore"/>, <see cref="MediaLinks"/>, <see cref="IIds"/> and <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.TryAddSingleton<WebChatRates>();
        services.AddSingleton<WebChatBell>();
        services.AddSingleton<WebChatChannel>();
        services.AddSingleton<IChannel>(all => all.GetRequiredService<WebChatChannel>());
        services.AddSingleton<WebChatGate>();
        services.AddSingleton<WebChatAccess>();
        services.AddSingleton<ConversationOpening>();
        services.AddSingleton<Typists>();
        services.AddSingleton<TypingDoor>();
        services.AddSingleton<MessagePosting>();
        services.AddSingleton<MessageReading>();
        return services;
    }

    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder routes)
    {
        const string messages = "/webchat/conversations/{conversation}/messages";
        routes.MapPost("/webchat/conversations", Open<ConversationOpening>((door, http) => door.Answer(http)));
        routes.MapPost(messages, Open<MessagePosting>((door, http) => door.Answer(http)));
        routes.MapGet(messages, Open<MessageReading>((door, http) => door.Poll(http)));
        routes.MapPost("/webchat/conversations/{conversation}/typing", Open<TypingDoor>((door, http) => door.Answer(http)));
        routes.MapGet("/webchat/conversations/{conversation}/events", Open<MessageReading>((door, http) => door.Stream(http)));
        routes.MapMethods("/webchat/{**rest}", [HttpMethods.Options], (RequestDelegate)Preflight);
        routes.MapGet("/chat", Page);
        return routes;
    }

    private static RequestDelegate Open<TDoor>(Func<TDoor, HttpContext, Task<IResult>> answer) where TDoor : notnull =>
        http => Serve(http, answer);

    // Any site may call: the token is carried by the script and not by the browser, so a foreign page gains nothing from its visitor.
    private static async Task Serve<TDoor>(HttpContext http, Func<TDoor, HttpContext, Task<IResult>> answer) where TDoor : notnull
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlExposeHeaders = "Retry-After";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            var result = await answer(http.RequestServices.GetRequiredService<TDoor>(), http);
            await result.ExecuteAsync(http);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Unreadable(bad).ExecuteAsync(http);
        }
        catch (MailboxUnavailableException) when (!http.Response.HasStarted)
        {
            await Problems.Of(StatusCodes.Status503ServiceUnavailable, "We cannot take messages just now; please try again.").ExecuteAsync(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser has gone; nobody is there to be answered.
        }
    }

    private static IResult Unreadable(BadHttpRequestException bad) => bad.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? Problems.Of(bad.StatusCode, "The message is too large.")
        : Problems.Of(StatusCodes.Status400BadRequest, "The request could not be read.");

    private static Task Preflight(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
        headers.AccessControlAllowHeaders = "Authorization, Content-Type, Last-Event-ID";
        headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    // It may stand in a frame on any site; nothing but our own scripts runs in it.
    private static IResult Page(IWebHostEnvironment host, HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-cache";
        var page = host.WebRootFileProvider.GetFileInfo("chat/index.html");
        return page.Exists
            ? Results.Stream(page.CreateReadStream(), "text/html; charset=utf-8")
            : Problems.Of(StatusCodes.Status404NotFound, "The page is not installed.");
    }
}
