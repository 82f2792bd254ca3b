using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fakes.Judge;

/// <summary>
/// An OpenAI-compatible <c>POST /v1/chat/completions</c> on a loopback port. Strict about the request: a path, a bearer token, a body it does not
/// know are refused as the real services refuse them.
/// </summary>
public sealed class FakeJudge : IAsyncDisposable
{
    public const string Key = "sk-fake-judge-key";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private FakeJudge(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/v1");

    /// <summary>What the model says: the text of its message.</summary>
    public string Says { get; set; } = """{"rule": null}""";

    /// <summary>It takes the question and never answers.</summary>
    public bool Silent { get; set; }

    /// <summary>Answered in the place of an opinion, for example 500; 0 = it works.</summary>
    public int Broken { get; set; }

    /// <summary>The whole body of the answer; null = a proper one.</summary>
    public string? Body { get; set; }

    /// <summary>Every question that came, as it came.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    public static async Task<FakeJudge> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeJudge(app);
        app.MapPost("/v1/chat/completions", (Delegate)fake.Serve);
        await app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task<IResult> Serve(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var question = await reader.ReadToEndAsync(_stopping.Token);
        Questions.Enqueue(question);
        if (http.Request.Headers.Authorization != $"Bearer {Key}")
        {
            return Results.Json(new { error = new { message = "Incorrect API key provided." } }, statusCode: StatusCodes.Status401Unauthorized);
        }
        if (Mistake(question) is { } mistake)
        {
            return Results.Json(new { error = new { message = mistake } }, statusCode: StatusCodes.Status400BadRequest);
        }
        if (Silent)
        {
            await Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, http.RequestAborted).Token);
        }
        if (Broken > 0)
        {
            return Results.StatusCode(Broken);
        }
        return Body is { } whole
            ? Results.Text(whole, "application/json")
            : Results.Json(new { id = "chatcmpl-1", @object = "chat.completion", choices = new[] { new { index = 0, message = new { role = "assistant", content = Says }, finish_reason = "stop" } } });
    }

    private static string? Mistake(string question)
    {
        using var body = JsonDocument.Parse(question);
        var root = body.RootElement;
        if (!root.TryGetProperty("model", out var model) || model.GetString() is not { Length: > 0 })
        {
            return "you must provide a model parameter";
        }
        if (!root.TryGetProperty("messages", out var messages) || messages.GetArrayLength() == 0)
        {
            return "you must provide messages";
        }
        var odd = root.EnumerateObject().Select(field => field.Name).FirstOrDefault(name => name is not ("model" or "messages" or "temperature" or "max_tokens"));
        return odd is null ? null : $"Unrecognized request argument supplied: {odd}";
    }
}
