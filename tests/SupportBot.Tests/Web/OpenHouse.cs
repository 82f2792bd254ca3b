using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fakes.Bitrix24;
using Fakes.Fuzz;
using Fakes.Telegram;
using Fakes.WhatsApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Commands;
using SupportBot.Commands.Stories;
using SupportBot.Operators;
using SupportBot.Tests.Fuzzing;
using SupportBot.Tests.Store;
using SupportBot.Turns;
using SupportBot.Web.WebChat;

namespace SupportBot.Tests.Web;

/// <summary>The whole service with every door open: Telegram, WhatsApp, the portal, web chat, the desk; its fakes take everything.</summary>
public sealed class OpenHouse : IAsyncLifetime
{
    public const string TelegramSecret = "the-secret_123";
    private const string Password = "очень длинный пароль";
    private const int AtOnce = 4;

    private readonly StageFolder _folder = new();
    private readonly ErrorsSeen _errors = new();
    private WebApplication _app = null!;

    public FakePortalServer Portal { get; private set; } = null!;

    public HttpClient Stranger { get; private set; } = null!;

    public FakeMeta Meta { get; private set; } = null!;

    public FakeTelegram Telegram { get; private set; } = null!;

    /// <summary>What its store lies on.</summary>
    internal FaultyDisk Disk { get; private set; } = null!;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Logged in at the desk.</summary>
    public HttpClient Operator { get; private set; } = null!;

    /// <summary>A subscriber of the web chat who has asked for an operator.</summary>
    public string Conversation { get; private set; } = "";

    public HttpClient Subscriber { get; private set; } = null!;

    /// <summary>What the portal has really posted: the beginning of what is posted to its door.</summary>
    public ConcurrentQueue<string> PortalBodies { get; } = new();

    /// <summary>A signed link to a file, as a subscriber sees it.</summary>
    public string MediaLink { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Disk = FaultyDisk.Under(_folder.Path);
        Telegram = await FakeTelegram.Start(sink: true);
        Meta = await FakeMeta.Start();
        Portal = await FakePortalServer.Start();
        _app = await RunCommand.Build([.. Settings()], Add);
        await _app.StartAsync();
        Stranger = NewBrowser();
        await OpenPortal();
        await OpenDesk();
    }

    public async Task DisposeAsync()
    {
        Stranger.Dispose();
        Subscriber.Dispose();
        Operator.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Telegram.DisposeAsync();
        await Meta.DisposeAsync();
        await Portal.DisposeAsync();
        FaultyDisk.Forget(_folder.Path);
        _folder.Dispose();
    }

    /// <summary>Brings every seed's request, a few at once; none may be answered with 5xx, not answered, or leave an exception in the log.</summary>
    public async Task Assail(int ordinarily, Func<Hostile, HttpRequestMessage> make, HttpClient? by = null)
    {
        var before = _errors.All.Count;
        foreach (var seeds in Strangers.Seeds(ordinarily).Chunk(AtOnce))
        {
            await Task.WhenAll(seeds.Select(seed => Knock(seed, make, by ?? Stranger)));
            Assert.True(_errors.All.Count == before, $"After the seeds {string.Join(',', seeds)}: {_errors.All.LastOrDefault()}");
        }
        await Quiet();
        Assert.True(_errors.All.Count == before, $"When all was quiet: {_errors.All.LastOrDefault()}");
        using var alive = await Stranger.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    /// <summary>Waits until every turn is thought through.</summary>
    public async Task Quiet()
    {
        var lanes = _app.Services.GetRequiredService<Lanes>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (lanes.Running > 0)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static async Task Knock(int seed, Func<Hostile, HttpRequestMessage> make, HttpClient by)
    {
        using var request = make(new Hostile(seed));
        var what = $"seed {seed}, {request.Method} {request.RequestUri}";
        try
        {
            using var answer = await by.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var words = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{what}: {(int)answer.StatusCode} {words}");
            Assert.DoesNotContain("   at SupportBot.", words, StringComparison.Ordinal);
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException)
        {
            Assert.Fail($"{what}: no answer: {broken}");
        }
    }

    private void Add(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(_errors);
        services.AddSingleton(new WebChatRates { MessageBurst = 1_000_000, OpeningBurst = 1_000_000 });
    }

    private IEnumerable<string> Settings() =>
    [
        "--Urls=http://127.0.0.1:0", "--PublicUrl=http://127.0.0.1:9", $"--Store:Path={Path.Combine(_folder.Path, "store.db")}", $"--Dialogs:Path={Repository.Folder("dialogs")}",
        $"--Telegram:Token={FakeTelegram.Token}", $"--Telegram:ApiUrl={Telegram.Url}", "--Telegram:Receive=webhook", $"--Telegram:WebhookSecret={TelegramSecret}",
        $"--WhatsApp:PhoneNumberId={FakeMeta.Number}", $"--WhatsApp:AccessToken={FakeMeta.Token}", $"--WhatsApp:AppSecret={MetaPost.Secret}", "--WhatsApp:VerifyToken=our-word",
        $"--WhatsApp:ApiUrl={Meta.Url}", "--Desk:Kind=bitrix24", $"--Bitrix24:Portal={Portal.Url}", "--Bitrix24:ClientId=local.app", "--Bitrix24:ClientSecret=client-secret",
        $"--Bitrix24:Line={FakePortal.Line}", "--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00", "--Logs:Level=Fatal",
    ];

    private HttpClient NewBrowser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };

    private async Task OpenPortal()
    {
        var door = new Uri(Stranger.BaseAddress!, "/webhooks/bitrix24").ToString();
        (await Portal.Post(new Uri(Stranger.BaseAddress!, "/bitrix24/install").ToString(), Portal.Portal.Installation())).EnsureSuccessStatusCode();
        Portal.Portal.Events = async body =>
        {
            PortalBodies.Enqueue(body);
            using var answer = await Portal.Post(door, body);
        };
        (Conversation, Subscriber) = await NewSubscriber("Абая 10-25, нет интернета, нужен оператор");
        await FakeTelegram.Until(() => Portal.Portal.Chats.Count == 1 && Portal.Portal.Chats[0].Messages.Count > 0, "the chat is in the portal");
        var chat = Portal.Portal.Chats[0];
        var message = await Portal.Portal.Write(chat, 27, "Здравствуйте, [b]смотрю[/b].", (Portal.Url + "/files/a.png", "a.png"));
        await Portal.Portal.Edit(chat, message, "Здравствуйте, смотрю Вашу линию.");
        await Portal.Portal.Remove(chat, message);
        await Portal.Portal.Say("ONIMCONNECTORLINEDELETE", ("data", "99"));
    }

    private async Task OpenDesk()
    {
        Operator = NewBrowser();
        Assert.Null(await _app.Services.GetRequiredService<Accounts>().Add("aigul", "Айгуль", OperatorRole.Administrator, Password));
        (await Operator.PostAsJsonAsync("/desk/api/login", new { name = "aigul", password = Password })).EnsureSuccessStatusCode();
        using var form = new MultipartFormDataContent { { new StringContent("c-file"), "id" }, { new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 1, 2]), "file", "a.jpg" } };
        (await Subscriber.PostAsync($"/webchat/conversations/{Conversation}/messages", form)).EnsureSuccessStatusCode();
        var page = await Subscriber.GetFromJsonAsync<JsonElement>($"/webchat/conversations/{Conversation}/messages?after=0");
        MediaLink = page.GetProperty("messages").EnumerateArray().SelectMany(line => line.GetProperty("images").EnumerateArray())
            .Select(image => new Uri(image.GetProperty("url").GetString()!, UriKind.RelativeOrAbsolute)).Select(url => url.IsAbsoluteUri ? url.PathAndQuery : url.ToString()).First();
    }

    private async Task<(string, HttpClient)> NewSubscriber(string words)
    {
        var browser = NewBrowser();
        var opened = await (await browser.PostAsJsonAsync("/webchat/conversations", new { language = "ru" })).Content.ReadFromJsonAsync<JsonElement>();
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", opened.GetProperty("token").GetString());
        var conversation = opened.GetProperty("conversation").GetString()!;
        (await browser.PostAsJsonAsync($"/webchat/conversations/{conversation}/messages", new { id = "c-1", text = words })).EnsureSuccessStatusCode();
        return (conversation, browser);
    }
}
