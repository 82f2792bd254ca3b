using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;
using SupportBot.Delivery;
using SupportBot.Store.Files;
using SupportBot.Web.Media;
using SupportBot.Web.WebChat;

namespace SupportBot.Tests.Web.WebChat;

/// <summary>The web chat's doors on a loopback port, with doubles behind them and a clock that stands still.</summary>
internal sealed class WebChatHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private WebChatHouse(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
        Browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero));

    public HttpClient Browser { get; }

    public FakeTimeProvider Clock => (FakeTimeProvider)Get<TimeProvider>();

    public InMemoryWebChatMailbox Mailbox => (InMemoryWebChatMailbox)Get<IWebChatMailbox>();

    public CollectingIntake Intake => (CollectingIntake)Get<IIntake>();

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<WebChatHouse> Open()
    {
        var files = Directory.CreateTempSubdirectory("webchat-").FullName;
        var clock = NewClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<IIds>(new RandomIds(clock))
            .AddSingleton<IWebChatMailbox>(new InMemoryWebChatMailbox()).AddSingleton<IIntake>(new CollectingIntake())
            .AddSingleton<IMediaStore>(new FileMediaStore(files, content: null, new RandomIds(clock)))
            .AddSingleton(new MediaFetches(clock))
            .AddSingleton(new MediaLinks(new byte[32], clock)).AddWebChat();
        var web = builder.Build();
        web.MapWebChat();
        web.MapMedia();
        await web.StartAsync();
        return new WebChatHouse(web, files);
    }

    public async Task<Visitor> NewVisitor(string language = "ru")
    {
        var answer = await Browser.PostAsJsonAsync("/webchat/conversations", new { language });
        var opened = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new Visitor(this, opened.GetProperty("conversation").GetString()!, opened.GetProperty("token").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One subscriber's browser.</summary>
internal sealed record Visitor(WebChatHouse House, string Conversation, string Token)
{
    public ChatKey Chat => ChatKey.Parse(Conversation);

    public Task<HttpResponseMessage> Post(object message) => Send(HttpMethod.Post, "messages", JsonContent.Create(message));

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        var request = new HttpRequestMessage(method, $"/webchat/conversations/{Conversation}/{path}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        return House.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<IReadOnlyList<JsonElement>> Read(long after = 0, int wait = 0)
    {
        var answer = await Send(HttpMethod.Get, $"messages?after={after}&wait={wait}");
        answer.EnsureSuccessStatusCode();
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("messages").EnumerateArray()];
    }

    public Task<DeliveryOutcome> Hears(string id, string text, params Button[] buttons) =>
        House.Get<WebChatChannel>().Send(new OutgoingMessage(id, Chat, Author.Bot, text, [.. buttons]), CancellationToken.None);
}
