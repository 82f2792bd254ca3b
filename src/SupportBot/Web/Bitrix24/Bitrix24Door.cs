using System.Text;
using Handoff.Bitrix24;
using Handoff.Bitrix24.Setup;
using Handoff.Bitrix24.Watch;
using SupportBot.Delivery;

namespace SupportBot.Web.Bitrix24;

/// <summary><c>POST /bitrix24/install</c> and <c>POST /webhooks/bitrix24</c> (contracts.md §3): the portal's calls, checked, kept, answered at once.</summary>
public static class Bitrix24Door
{
    // The portal's own limit for an event (bitrix24.md §4.2).
    private const int Largest = 4 * 1024 * 1024;

    public static IEndpointRouteBuilder MapBitrix24(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/webhooks/bitrix24", Event);
        routes.MapPost("/bitrix24/install", Install);
        return routes;
    }

    private static async Task<IResult> Event(HttpRequest request, Bitrix24House house, CancellationToken cancellation)
    {
        if (await Body(request, cancellation) is not { } body)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The event is too large.");
        }
        try
        {
            return await house.Events.Take(body) switch
            {
                IntakeAnswer.Taken => Results.Ok(),
                IntakeAnswer.Forbidden => Problems.Of(StatusCodes.Status403Forbidden, "This is not allowed."),
                _ => Problems.Of(StatusCodes.Status400BadRequest, "This is not an event of a portal."),
            };
        }
        catch (StoreUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The store does not take anything now.");
        }
    }

    private static async Task<IResult> Install(HttpRequest request, Bitrix24House house, CancellationToken cancellation)
    {
        if (await Body(request, cancellation) is not { } body)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The body is too large.");
        }
        return await house.Setup.Install(body, cancellation) switch
        {
            InstallAnswer.Done => Page("Бот подключён. Эту страницу можно закрыть."),
            InstallAnswer.Halfway halfway => Page($"Приложение установлено, но портал ещё не готов: {System.Net.WebUtility.HtmlEncode(halfway.Trouble)}"),
            InstallAnswer.Later => Problems.TooMany(request.HttpContext.Response, TimeSpan.FromSeconds(5), "An installation is under way; please try again in a moment."),
            InstallAnswer.Foreign => Problems.Of(StatusCodes.Status403Forbidden, "This is not allowed."),
            _ => Problems.Of(StatusCodes.Status400BadRequest, "This is not an installation of a portal."),
        };
    }

    private static IResult Page(string words) => Results.Content($"<!doctype html><meta charset=\"utf-8\"><title>SupportBot</title><p>{words}</p>", "text/html; charset=utf-8");

    private static async Task<string?> Body(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }
        using var copy = new MemoryStream();
        var piece = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, cancellation)) > 0)
        {
            copy.Write(piece, 0, read);
            if (copy.Length > Largest)
            {
                return null;
            }
        }
        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }
}
