using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Incoming;
using SupportBot.Delivery;

namespace SupportBot.Web.WhatsApp;

/// <summary>
/// <c>/webhooks/whatsapp</c>: Meta's handshake and Meta's events. Checked by the signature over the raw bytes; stored first, 200 after. What is
/// signed and not understood is passed with 200: Meta would repeat it for a week.
/// </summary>
public static class WhatsAppDoor
{
    public const string Path = "/webhooks/whatsapp";
    // Meta's bodies are up to 3 MB (whatsapp.md §2.3).
    private const int LargestBody = 4 * 1024 * 1024;

    public static IEndpointRouteBuilder MapWhatsApp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Shake);
        routes.MapPost(Path, Take);
        return routes;
    }

    private static IResult Shake(HttpRequest request, WhatsAppSettings settings)
    {
        var ours = SHA256.HashData(Encoding.UTF8.GetBytes(settings.VerifyToken));
        var told = SHA256.HashData(Encoding.UTF8.GetBytes(request.Query["hub.verify_token"].ToString()));
        return request.Query["hub.mode"] == "subscribe" && CryptographicOperations.FixedTimeEquals(ours, told)
            ? Results.Text(request.Query["hub.challenge"].ToString(), "text/plain")
            : Problems.Of(StatusCodes.Status403Forbidden, "The verify token is not ours.");
    }

    private static async Task<IResult> Take(HttpRequest request, WhatsAppSettings settings, WhatsAppReception reception, CancellationToken cancellation)
    {
        if (await Body(request, cancellation) is not { } body)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The body is too large.");
        }
        if (!WebhookSignature.Valid(body, request.Headers["X-Hub-Signature-256"].FirstOrDefault(), settings.AppSecrets))
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "The signature is missing or wrong.");
        }
        try
        {
            return await reception.Take(body, cancellation)
                ? Results.Ok()
                : Problems.Of(StatusCodes.Status503ServiceUnavailable, "We cannot take events just now; please repeat.");
        }
        catch (JsonException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The body is not JSON.");
        }
        catch (StoreUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "We cannot take events just now; please repeat.");
        }
    }

    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var piece = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(piece, cancellation)) > 0;)
        {
            if (whole.Length + read > LargestBody)
            {
                return null;
            }
            whole.Write(piece, 0, read);
        }
        return whole.ToArray();
    }
}
