using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fakes.Bitrix24;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Commands;
using SupportBot.Commands.Stories;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Bitrix24;

/// <summary>The whole service with its operators in a fake portal, and the built-in desk beside it.</summary>
internal sealed class PortalService : IAsyncDisposable
{
    private const string Password = "очень длинный пароль";
    // The pump waits up to a minute between its tries.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly StageFolder _folder = new();
    private readonly WebApplication _app;

    private PortalService(WebApplication app, FakePortalServer portal, StageFolder folder)
    {
        _app = app;
        Portal = portal;
        _folder = folder;
        Browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakePortalServer Portal { get; }

    public HttpClient Browser { get; }

    public string StorePath => Path.Combine(_folder.Path, "store.db");

    public static async Task<PortalService> Start()
    {
        var portal = await FakePortalServer.Start();
        var folder = new StageFolder();
        var app = await RunCommand.Build(["--Urls=http://127.0.0.1:0", .. Settings(portal, Path.Combine(folder.Path, "store.db")).Select(pair => $"--{pair.Key}={pair.Value}")]);
        await app.StartAsync();
        var service = new PortalService(app, portal, folder);
        portal.PostTo(new Uri(service.Browser.BaseAddress!, "/webhooks/bitrix24").ToString());
        return service;
    }

    public static IEnumerable<(string Key, string Value)> Settings(FakePortalServer portal, string store) =>
    [
        ("Store:Path", store), ("Dialogs:Path", Repository.Folder("dialogs")), ("PublicUrl", "https://bot.example.kz"), ("Desk:Kind", "bitrix24"), ("Bitrix24:Portal", portal.Url),
        ("Bitrix24:ClientId", "local.app"), ("Bitrix24:ClientSecret", "client-secret"), ("Bitrix24:Line", $"{FakePortal.Line}"), ("Bitrix24:FallbackAfter", "00:00:01"),
        ("Operators:WorkingHours", "Mon-Sun 00:00-24:00"), ("Conversation:BurstWindow", "00:00:00"), ("Logs:Level", "Error"),
    ];

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task Install()
    {
        using var answer = await Portal.Post(new Uri(Browser.BaseAddress!, "/bitrix24/install").ToString(), Portal.Portal.Installation());
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A subscriber of the web chat; his browser is authorised for the conversation.</summary>
    public async Task<(string Conversation, HttpClient Browser)> Subscriber(string words)
    {
        var browser = new HttpClient { BaseAddress = Browser.BaseAddress };
        var opened = await (await browser.PostAsJsonAsync("/webchat/conversations", new { language = "ru" })).Content.ReadFromJsonAsync<JsonElement>();
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", opened.GetProperty("token").GetString());
        var conversation = opened.GetProperty("conversation").GetString()!;
        await Write(browser, conversation, "c-1", words);
        return (conversation, browser);
    }

    public static async Task Write(HttpClient browser, string conversation, string id, string words) =>
        (await browser.PostAsJsonAsync($"/webchat/conversations/{conversation}/messages", new { id, text = words })).EnsureSuccessStatusCode();

    public async Task<HttpClient> Operator(string name)
    {
        Assert.Null(await Get<Accounts>().Add(name, name, OperatorRole.Operator, Password));
        var browser = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Browser.BaseAddress };
        (await browser.PostAsJsonAsync("/desk/api/login", new { name, password = Password })).EnsureSuccessStatusCode();
        return browser;
    }

    public static async Task Until(Func<Task<bool>> so, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await so())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited in vain: {what}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.DisposeAsync();
        await Portal.DisposeAsync();
        _folder.Dispose();
    }
}
