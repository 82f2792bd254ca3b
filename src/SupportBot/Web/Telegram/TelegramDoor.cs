using System.Security.Cryptography;
using System.Text;
using SupportBot.Channels.Telegram;
using SupportBot.Delivery;

namespace SupportBot.Web.Telegram;

/// <summary>
/// <c>POST /webhooks/telegram</c>: secret, parse, store, 200. What cannot be read is no error either: Telegram would only send it again and hold up
/// that chat (telegram.md §3.2).
/// </summary>
public static class TelegramDoor
{
    public const string Path = "/webhooks/telegram";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int Largest = 4 * 1024 * 1024;

    public static IEndpointRouteBuilder MapTelegramWebhook(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, (RequestDelegate)Answer);
        return routes;
    }

    private static async Task Answer(HttpContext http)
    {
        var services = http.RequestServices;
        if (!IsTelegram(http.Request, services.GetRequiredService<TelegramSettings>().WebhookSecret))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        if (await Body(http) is not { } body || !UpdateReading.TryRead(body, out var update))
        {
            await Problems.Of(StatusCodes.Status400BadRequest, "This is not an update of the Bot API.").ExecuteAsync(http);
            return;
        }
        var accepted = await services.GetRequiredService<TelegramReception>().Take(update, CancellationToken.None);
        http.Response.StatusCode = accepted == Accepted.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
    }

    private static bool IsTelegram(HttpRequest request, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString()), Encoding.UTF8.GetBytes(secret));

    // Null = more than Telegram ever sends.
    private static async Task<byte[]?> Body(HttpContext http)
    {
        if (http.Request.ContentLength is > Largest)
        {
            return null;
        }
        using var whole = new MemoryStream((int)(http.Request.ContentLength ?? 1024));
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        return whole.Length > Largest ? null : whole.ToArray();
    }
}
