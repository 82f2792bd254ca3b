using System.Net;
using System.Net.Sockets;
using Fakes.Telegram;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Commands;
using SupportBot.Commands.Stories;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>The whole service as <c>run</c> builds it, with Telegram as its messenger and the fake as Telegram.</summary>
internal sealed class TelegramHouse : IAsyncDisposable
{
    public const string Secret = "the-secret_123";

    private readonly StageFolder _folder;
    private readonly string[] _args;
    private WebApplication _app;

    private TelegramHouse(FakeTelegram telegram, StageFolder folder, WebApplication app, string address, string[] args)
    {
        Telegram = telegram;
        Address = address;
        _folder = folder;
        _app = app;
        _args = args;
    }

    public FakeTelegram Telegram { get; }

    public string Address { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static Task<TelegramHouse> Open(bool webhook, FakeTelegram? telegram = null, params string[] more) => Open(webhook, telegram, add: null, more);

    public static async Task<TelegramHouse> Open(bool webhook, FakeTelegram? telegram, Action<IServiceCollection>? add, params string[] more)
    {
        telegram ??= await FakeTelegram.Start();
        var folder = new StageFolder();
        var address = $"http://127.0.0.1:{FreePort()}";
        string[] args =
        [
            $"--Urls={address}", $"--PublicUrl={address}", $"--Store:Path={Path.Combine(folder.Path, "store.db")}", $"--Dialogs:Path={Repository.Folder("dialogs")}",
            $"--Telegram:Token={FakeTelegram.Token}", $"--Telegram:ApiUrl={telegram.Url}", $"--Telegram:Receive={(webhook ? "webhook" : "polling")}",
            $"--Telegram:WebhookSecret={Secret}", "--Conversation:BurstWindow=00:00:00.2", "--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Logs:Level=Error", .. more,
        ];
        var app = await RunCommand.Build(args, add);
        await app.StartAsync();
        var house = new TelegramHouse(telegram, folder, app, address, args);
        if (webhook)
        {
            await FakeTelegram.Until(() => telegram.Webhook.Length > 0, "the webhook is set");
        }
        return house;
    }

    /// <summary>Waits until so many messages are in this chat, and returns them all.</summary>
    public async Task<IReadOnlyList<FakeSent>> Sent(long chat, int count)
    {
        await FakeTelegram.Until(() => In(chat).Count >= count, $"{count} messages to {chat}; there are: {string.Join(" | ", In(chat).Select(sent => sent.Text))}");
        return In(chat);
    }

    /// <summary>The service stops and starts again over the same store; Telegram goes on meanwhile.</summary>
    public async Task Restart()
    {
        await Stop();
        _app = await RunCommand.Build(_args);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Telegram.DisposeAsync();
        await Stop();
        _folder.Dispose();
    }

    private async Task Stop()
    {
        await _app.StopAsync();
        await Get<Opening>().Close();
        await _app.DisposeAsync();
    }

    public IReadOnlyList<FakeSent> In(long chat) => [.. Telegram.Sent.Where(sent => sent.Chat == chat)];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
