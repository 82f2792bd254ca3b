using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Channels.WhatsApp.Incoming;

namespace SupportBot.Channels.WhatsApp.Api;

/// <summary>The calls of the Cloud API we use. Never retries, never throws for what a network or Meta can do; every call has a deadline.</summary>
/// <param name="http">Follows no redirects: the token must not travel to a foreign host.</param>
public sealed class GraphClient(HttpClient http, WhatsAppSettings settings, TimeProvider time)
{
    /// <summary>Longest wait for one answer; shorter than the pump's own deadline, so that the channel can still find out what became of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // The host of a media link is not that of the API; the token goes to Meta's own hosts only (whatsapp.md §6).
    private static readonly string[] MediaHosts = [".facebook.com", ".fbsbx.com", ".whatsapp.net"];

    /// <summary>Sends a message, or a read mark.</summary>
    public Task<GraphAnswer> Send(JsonObject message, CancellationToken deadline) =>
        Call(HttpMethod.Post, Address($"{settings.PhoneNumberId}/messages"), new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json"), deadline);

    /// <param name="token">Another token than ours; null = ours.</param>
    public Task<GraphAnswer> Get(string path, CancellationToken deadline, string? token = null) => Call(HttpMethod.Get, Address(path), null, deadline, token);

    /// <summary>Uploads a file; the answer's <c>id</c> lives 30 days.</summary>
    public async Task<GraphAnswer> Upload(Stream content, string name, string type, CancellationToken deadline)
    {
        using var file = new StreamContent(content);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var form = new MultipartFormDataContent { { new StringContent("whatsapp"), "messaging_product" }, { new StringContent(type), "type" }, { file, "file", name } };
        return await Call(HttpMethod.Post, Address($"{settings.PhoneNumberId}/media"), form, deadline);
    }

    /// <summary>Downloads from a link of a media answer into the stream, at most so many bytes. Null = done; otherwise why not, and whether it may go better later.</summary>
    public async Task<(string Reason, bool Later)?> Download(string link, Stream target, long most, CancellationToken deadline)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || !MayHaveToken(address))
        {
            return ("Meta назвала ссылку на чужой сервер", false);
        }
        try
        {
            using var request = Request(HttpMethod.Get, address, null);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline);
            if (!response.IsSuccessStatusCode)
            {
                // A link lives five minutes: the next try asks for a new one.
                return ($"файл не отдан: HTTP {(int)response.StatusCode}", true);
            }
            await using var content = await response.Content.ReadAsStreamAsync(deadline);
            var piece = new byte[64 * 1024];
            long total = 0;
            for (int read; (read = await content.ReadAsync(piece, deadline)) > 0;)
            {
                total += read;
                if (total > most)
                {
                    return ("файл больше, чем можно передать", false);
                }
                await target.WriteAsync(piece.AsMemory(0, read), deadline);
            }
            return null;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return ("сервер файлов не отвечает", true);
        }
    }

    private bool MayHaveToken(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && Array.Exists(MediaHosts, host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)))
        || (!settings.ApiUrl.EndsWith("//graph.facebook.com", StringComparison.Ordinal) && address.Authority == new Uri(settings.ApiUrl).Authority);

    private Uri Address(string path) => new($"{settings.ApiUrl}/{settings.ApiVersion}/{path}");

    private HttpRequestMessage Request(HttpMethod method, Uri address, HttpContent? content, string? token = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? settings.AccessToken);
        request.Headers.UserAgent.ParseAdd("SupportBot/1");
        return request;
    }

    private async Task<GraphAnswer> Call(HttpMethod method, Uri address, HttpContent? content, CancellationToken deadline, string? token = null)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, deadline);
        try
        {
            using var request = Request(method, address, content, token);
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return Read((int)response.StatusCode, body, response.Headers.TryGetValues("facebook-api-version", out var versions) ? versions.First() : null);
        }
        catch (HttpRequestException trouble) when (trouble.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new GraphAnswer.NotReached("сервер Meta недоступен");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or OperationCanceledException)
        {
            return new GraphAnswer.NoAnswer("Meta не ответила вовремя");
        }
    }

    private static GraphAnswer Read(int status, byte[] body, string? version)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.Clone();
            if (root.Part("error") is { } error)
            {
                return new GraphAnswer.Failed(GraphTrouble.Read(error, status));
            }
            return status is >= 200 and < 300 ? new GraphAnswer.Done(root, version) : new GraphAnswer.Failed(new GraphTrouble(-1, "", Status: status));
        }
        catch (JsonException)
        {
            // A page of a proxy: only the status can be believed.
            return new GraphAnswer.Failed(new GraphTrouble(-1, "not JSON", Status: status is >= 200 and < 300 ? 502 : status));
        }
    }
}
