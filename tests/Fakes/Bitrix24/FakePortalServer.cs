using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Fakes.Bitrix24;

/// <summary>The fake portal as a real server on a loopback port; its events are posted to <see cref="PostTo"/>.</summary>
public sealed class FakePortalServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _out = new();

    private FakePortalServer(WebApplication app, FakePortal portal)
    {
        _app = app;
        Portal = portal;
    }

    public FakePortal Portal { get; }

    public string Url => Portal.Self;

    /// <summary>Pages served to those who fetch files: path → type and bytes.</summary>
    public Dictionary<string, (string Type, byte[] Bytes)> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers the handler gave, newest last.</summary>
    public List<int> Answered { get; } = [];

    public static async Task<FakePortalServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var portal = new FakePortal(TimeProvider.System);
        var server = new FakePortalServer(app, portal);
        app.MapPost("/{**path}", server.Serve);
        app.MapGet("/files/{name}", server.File);
        await app.StartAsync();
        portal.Self = app.Urls.First();
        return server;
    }

    /// <summary>From now on events go to this address, as forms.</summary>
    public void PostTo(string url) => Portal.Events = async body =>
    {
        try
        {
            using var response = await Post(url, body);
            Answered.Add((int)response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // Nobody listens: the event is lost, and the portal does not care (bitrix24.md §4.4).
            Answered.Add(0);
        }
    };

    public Task<HttpResponseMessage> Post(string url, string form) =>
        _out.PostAsync(new Uri(url), new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    public async ValueTask DisposeAsync()
    {
        _out.Dispose();
        await _app.DisposeAsync();
    }

    private async Task Serve(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var answer = await Portal.Handle(http.Request.Path, http.Request.ContentType, body, http.RequestAborted);
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.Type;
        await http.Response.WriteAsync(answer.Body);
    }

    private IResult File(string name) => Files.TryGetValue(name, out var file) ? Results.Bytes(file.Bytes, file.Type) : Results.NotFound();
}
