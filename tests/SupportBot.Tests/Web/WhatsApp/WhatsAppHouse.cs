using System.Net;
using System.Text.Json.Nodes;
using Fakes.WhatsApp;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Commands;
using SupportBot.Commands.Stories;

namespace SupportBot.Tests.Web.WhatsApp;

/// <summary>The whole service with a fake Meta behind it; events are posted to its door as Meta posts them.</summary>
public sealed class WhatsAppHouse : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly StageFolder _folder = new();
    private readonly HttpClient _out = new();
    private WebApplication _app = null!;
    private int _ids;

    public FakeMeta Meta { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Meta = await FakeMeta.Start();
        _app = await RunCommand.Build(["--Urls=http://127.0.0.1:0", $"--Store:Path={Path.Combine(_folder.Path, "store.db")}", $"--Dialogs:Path={Repository.Folder("dialogs")}",
            "--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00", "--Logs:Level=Error",
            $"--WhatsApp:PhoneNumberId={FakeMeta.Number}", $"--WhatsApp:AccessToken={FakeMeta.Token}", $"--WhatsApp:AppSecret={MetaPost.Secret}", "--WhatsApp:VerifyToken=our-word",
            $"--WhatsApp:ApiUrl={Meta.Url}", "--WhatsApp:Templates:ru=operator_reply"]);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await Meta.DisposeAsync();
        _out.Dispose();
        _folder.Dispose();
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Uri Door => new(_app.Urls.First() + "/webhooks/whatsapp");

    public string NewId() => $"wamid.IN{Interlocked.Increment(ref _ids)}";

    public Task<HttpResponseMessage> Ask(string query) => _out.GetAsync(new Uri(Door + query));

    public async Task<HttpStatusCode> Post(JsonObject body, string? signature = null)
    {
        var bytes = MetaPost.Bytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, Door) { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Hub-Signature-256", signature ?? MetaPost.Sign(bytes));
        using var answer = await _out.SendAsync(request);
        return answer.StatusCode;
    }

    public async Task<ChatKey> Writes(string words, string phone = "77015550011")
    {
        Assert.Equal(HttpStatusCode.OK, await Post(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text(NewId(), words, DateTimeOffset.UtcNow, phone)], contacts: [MetaPost.Contact("Асель", phone)]))));
        return new ChatKey("whatsapp", phone);
    }

    /// <summary>Waits until it is so, with a deadline for a slow machine.</summary>
    public static async Task<T> Until<T>(Func<T?> look)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (look() is { } seen)
            {
                return seen;
            }
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The first message that reached Meta and contains the words.</summary>
    public Task<JsonObject> Gets(string words) => Until(() => Meta.Sent.ToArray().FirstOrDefault(message => Plain(message).Contains(words, StringComparison.Ordinal)));

    /// <summary>Does something when Meta has taken the message with these words, before its answer leaves.</summary>
    public void Hear(string words, Func<JsonObject, string, Task> what)
    {
        var before = Meta.Taken;
        Meta.Taken = async (message, wamid) =>
        {
            await before(message, wamid);
            if (Plain(message).Contains(words, StringComparison.Ordinal))
            {
                await what(message, wamid);
            }
        };
    }

    public void Hear(string words, Action<JsonObject, string> what) => Hear(words, (message, wamid) =>
    {
        what(message, wamid);
        return Task.CompletedTask;
    });

    public static string Plain(JsonObject message) => System.Text.RegularExpressions.Regex.Unescape(message.ToJsonString());
}
