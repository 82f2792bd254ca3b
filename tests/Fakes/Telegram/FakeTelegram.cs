using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fakes.Telegram;

/// <summary>
/// The Bot API on a loopback port, as strict as telegram.md describes the real one: polling with offsets and 409, webhooks that are delivered again,
/// checks of markup, limits and pace, presses that want an answer, files up and down. As a sink it only counts and answers, fast.
/// </summary>
public sealed partial class FakeTelegram : IAsyncDisposable
{
    public const string Token = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFake123";

    private readonly WebApplication _app;
    private readonly HttpClient _out = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<FakeSent> _sent = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeTrouble>> _troubles = new(StringComparer.OrdinalIgnoreCase);
    private bool _gone;

    private readonly TimeProvider _clock;

    private FakeTelegram(WebApplication app, TimeProvider clock)
    {
        _app = app;
        _clock = clock;
    }

    public string Url => _app.Urls.First();

    /// <summary>Nothing is checked or kept, every call is answered at once.</summary>
    public bool Sink { get; init; }

    /// <summary>Told of every message that reached the sink: the chat's id.</summary>
    public Action<long>? Arrived { get; set; }

    /// <summary>Everything the bot has sent, in order.</summary>
    public IReadOnlyList<FakeSent> Sent => [.. _sent];

    /// <summary>Names of the methods called, in order.</summary>
    public ConcurrentQueue<string> Methods { get; } = new();

    /// <param name="sink">Only count and answer.</param>
    /// <param name="clock">By which updates expire and rates are counted; null = the real one.</param>
    /// <param name="port">0 = any free one.</param>
    public static async Task<FakeTelegram> Start(bool sink = false, TimeProvider? clock = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var fake = new FakeTelegram(app, clock ?? TimeProvider.System) { Sink = sink };
        app.Run(fake.Serve);
        await app.StartAsync();
        return fake;
    }

    /// <summary>The next calls of this method come to this, one after the other.</summary>
    public void Trouble(string method, params FakeTrouble[] troubles)
    {
        var queue = _troubles.GetOrAdd(method, _ => new ConcurrentQueue<FakeTrouble>());
        Array.ForEach(troubles, queue.Enqueue);
    }

    /// <summary>What is left of the troubles of this method is over.</summary>
    public void Calm(string method) => _troubles.TryRemove(method, out _);

    /// <summary>Waits until a look at the fake is satisfied.</summary>
    public static async Task Until(Func<bool> look, string what)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!look())
        {
            if (TimeProvider.System.GetElapsedTime(until) > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"Waited in vain: {what}");
            }
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _gone, true))
        {
            return;
        }
        await _stopping.CancelAsync();
        _out.Dispose();
        await _app.DisposeAsync();
    }

    private async Task Serve(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.StartsWith($"/file/bot{Token}/", StringComparison.Ordinal))
        {
            await ServeFile(http, path[$"/file/bot{Token}/".Length..]);
            return;
        }
        if (!path.StartsWith($"/bot{Token}/", StringComparison.Ordinal))
        {
            await Refuse(http, path.StartsWith("/bot", StringComparison.Ordinal) ? new FakeRefusal(401, "Unauthorized") : new FakeRefusal(404, "Not Found"));
            return;
        }
        var method = path[(path.LastIndexOf('/') + 1)..];
        if (Sink)
        {
            await Swallow(http, method);
            return;
        }
        Methods.Enqueue(method);
        await Answer(http, method);
    }

    private async Task Answer(HttpContext http, string method)
    {
        var trouble = _troubles.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next : null;
        try
        {
            var call = await FakeCall.Read(http.Request);
            if (trouble is { Code: > 0, Html: false })
            {
                throw new FakeRefusal(trouble.Code, trouble.Description, trouble.RetryAfter);
            }
            if (trouble is { Html: true })
            {
                http.Response.StatusCode = trouble.Code;
                await http.Response.WriteAsync("<html>Bad Gateway</html>");
                return;
            }
            var result = await Carry(method, call, http.RequestAborted);
            if (trouble is { LoseAnswer: true })
            {
                http.Abort();
                return;
            }
            await http.Response.WriteAsJsonAsync(new JsonObject { ["ok"] = true, ["result"] = result });
        }
        catch (FakeRefusal refusal)
        {
            await Refuse(http, refusal);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone.
        }
    }

    private static async Task Refuse(HttpContext http, FakeRefusal refusal)
    {
        var answer = new JsonObject { ["ok"] = false, ["error_code"] = refusal.Code, ["description"] = refusal.Message };
        if (refusal.RetryAfter is { } seconds)
        {
            answer["parameters"] = new JsonObject { ["retry_after"] = seconds };
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        http.Response.StatusCode = refusal.Code;
        await http.Response.WriteAsJsonAsync(answer);
    }

    private static readonly byte[] Yes = """{"ok":true,"result":{"message_id":1,"date":1795000000,"chat":{"id":1,"type":"private"}}}"""u8.ToArray();

    private async Task Swallow(HttpContext http, string method)
    {
        if (method == "sendMessage" && Arrived is { } arrived)
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body);
            arrived(body.RootElement.GetProperty("chat_id").GetInt64());
        }
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Yes.Length;
        await http.Response.Body.WriteAsync(Yes);
    }
}
