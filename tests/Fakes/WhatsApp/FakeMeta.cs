using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Fakes.WhatsApp;

/// <summary>
/// Meta's Cloud API on a loopback port, as strict as it is known to be: refuses a missing token, a wrong number, a form beyond the limits, a media
/// id it never gave. What was wrong with a call stands in <see cref="Complaints"/>.
/// </summary>
public sealed partial class FakeMeta : IAsyncDisposable
{
    public const string Number = "800000000000001";
    public const string Token = "EAAG-test-token";

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (byte[] Bytes, string Type)> _media = new(StringComparer.Ordinal);
    private int _ids;

    private FakeMeta(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    /// <summary>Messages taken, in order.</summary>
    public List<JsonObject> Sent { get; } = [];

    /// <summary>Read marks, in order.</summary>
    public List<JsonObject> Marks { get; } = [];

    public List<string> Complaints { get; } = [];

    public int Uploads { get; private set; }

    /// <summary>Decides how the sending of a message goes wrong: code and HTTP status; null = it goes well.</summary>
    public Func<JsonObject, FakeMetaFault?> Fault { get; set; } = _ => null;

    /// <summary>Raised when a message is taken, with the wamid, before the answer leaves.</summary>
    public Func<JsonObject, string, Task> Taken { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Links of media that are dead by now; a new one has to be asked for.</summary>
    public int DeadLinks { get; set; }

    /// <summary>What the phone number tells of itself.</summary>
    public JsonObject About { get; } = new() { ["id"] = Number, ["display_phone_number"] = "+7 701 000 00 00", ["verified_name"] = "Test", ["quality_rating"] = "GREEN" };

    public static async Task<FakeMeta> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var meta = new FakeMeta(app);
        app.MapPost("/{version}/{number}/messages", meta.Messages);
        app.MapPost("/{version}/{number}/media", meta.Upload);
        app.MapGet("/bytes/{id}", meta.Bytes);
        meta.MapAccount(app);
        app.MapGet("/{version}/{id}", meta.Node);
        await app.StartAsync();
        return meta;
    }

    /// <summary>A file as if a subscriber had sent it.</summary>
    public string Keep(byte[] bytes, string type)
    {
        lock (_lock)
        {
            var id = $"16000000000{++_ids}";
            _media[id] = (bytes, type);
            return id;
        }
    }

    /// <summary>Forgets every uploaded file, as Meta does after 30 days.</summary>
    public void ForgetMedia()
    {
        lock (_lock)
        {
            _media.Clear();
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Messages(string version, string number, HttpRequest request)
    {
        if (Refusal(request, number) is { } refusal)
        {
            return refusal;
        }
        var message = (JsonObject)(await JsonNode.ParseAsync(request.Body))!;
        if ((string?)message["status"] == "read")
        {
            lock (_lock)
            {
                Marks.Add(message);
            }
            return Results.Json(new { success = true });
        }
        var fault = Fault(message);
        if (fault is { Code: > 0 })
        {
            return Error(fault.Status, fault.Code, "scripted");
        }
        if (fault is { Page: true })
        {
            return Results.Content("<html>Bad gateway</html>", "text/html", statusCode: 502);
        }
        if (Limited(message) is { } limit)
        {
            return Error(400, limit, "limit");
        }
        string wamid;
        lock (_lock)
        {
            if (FormLimits.Broken(message, _media.ContainsKey) is { } broken)
            {
                Complaints.Add(broken);
                return Error(400, broken.StartsWith("media", StringComparison.Ordinal) ? 131053 : 131009, broken);
            }
            Sent.Add(message);
            wamid = $"wamid.OUT{++_ids}";
        }
        await Taken(message, wamid);
        if (fault is { Silent: true })
        {
            request.HttpContext.Abort();
            return Results.Empty;
        }
        return Results.Json(new { messaging_product = "whatsapp", contacts = new[] { new { input = "", wa_id = "" } }, messages = new[] { new { id = wamid } } });
    }

    private async Task<IResult> Upload(string version, string number, HttpRequest request)
    {
        if (Refusal(request, number) is { } refusal)
        {
            return refusal;
        }
        var form = await request.ReadFormAsync();
        if (form["messaging_product"] != "whatsapp" || form.Files["file"] is not { } file || form["type"] != file.ContentType)
        {
            Complaints.Add("upload: wrong form");
            return Error(400, 100, "form");
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        if (!Takes(file.ContentType, bytes.ToArray()))
        {
            return Error(400, 100, "Param file must be a file with one of the following types");
        }
        Uploads++;
        return Results.Json(new { id = Keep(bytes.ToArray(), file.ContentType) });
    }

    private IResult Node(string version, string id, HttpRequest request)
    {
        if (Refusal(request, Number) is { } refusal)
        {
            return refusal;
        }
        request.HttpContext.Response.Headers["facebook-api-version"] = version;
        if (id == Number)
        {
            return Results.Json(About);
        }
        lock (_lock)
        {
            return _media.TryGetValue(id, out var file)
                ? Results.Json(new { url = $"{Url}/bytes/{id}", mime_type = file.Type, sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), file_size = $"{file.Bytes.Length}", id })
                : Error(400, 100, "Unsupported get request");
        }
    }

    private IResult Bytes(string id, HttpRequest request)
    {
        if (Refusal(request, Number) is { } refusal)
        {
            return refusal;
        }
        if (DeadLinks-- > 0)
        {
            return Results.NotFound();
        }
        lock (_lock)
        {
            return Results.Bytes(_media[id].Bytes, _media[id].Type);
        }
    }

    private static IResult? Refusal(HttpRequest request, string number) =>
        request.Headers.Authorization != $"Bearer {Token}" ? Error(401, 190, "Invalid OAuth access token")
        : number != Number ? Error(400, 100, "Object does not exist")
        : request.Headers.UserAgent.Count == 0 ? Error(400, 100, "User-Agent")
        : null;

    private static IResult Error(int status, int code, string details) => Results.Json(new
    {
        error = new { message = $"(#{code}) {details}", type = "OAuthException", code, error_data = new { messaging_product = "whatsapp", details }, fbtrace_id = "EXAMPLE" },
    }, statusCode: status);
}

/// <summary>How the sending of a message goes wrong.</summary>
/// <param name="Code">Meta's code; 0 = none.</param>
/// <param name="Page">A proxy's page instead of an answer; nothing was done.</param>
/// <param name="Silent">It was taken, and no answer comes.</param>
public sealed record FakeMetaFault(int Code = 0, int Status = 400, bool Page = false, bool Silent = false);
