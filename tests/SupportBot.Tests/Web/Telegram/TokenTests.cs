using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;
using Fakes.Telegram;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>The token is part of every address (telegram.md §1) and appears nowhere else, whatever goes wrong.</summary>
public sealed class TokenTests : IDisposable
{
    private const long Asel = 5_000_000_001;
    private static readonly ChatKey Key = new(TelegramSettings.ChannelName, "5000000001");
    private static readonly string Secret = FakeTelegram.Token.Split(':')[1];

    private readonly ConcurrentQueue<string> _leaks = new();

    public TokenTests() => AppDomain.CurrentDomain.FirstChanceException += Look;

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Look;

    [Fact]
    public async Task A_server_that_answers_wrongly_draws_the_token_into_no_log_and_no_exception()
    {
        var telegram = await FakeTelegram.Start();
        telegram.Trouble("getMe", new FakeTrouble(401, "Unauthorized"));
        telegram.Trouble("getUpdates", new FakeTrouble(LoseAnswer: true), new FakeTrouble(409, "Conflict: terminated by other getUpdates request"), new FakeTrouble(502, Html: true));
        telegram.Trouble("getFile", new FakeTrouble(LoseAnswer: true));
        telegram.Trouble("file", new FakeTrouble(500));
        await Watched(telegram, telegram.Url, async house =>
        {
            var file = telegram.AddFile([1, 2, 3]);
            telegram.Send(Asel, new JsonObject { ["caption"] = "Абая 10-25, нет интернета", ["photo"] = new JsonArray(new JsonObject { ["file_id"] = file, ["file_unique_id"] = "u1" }) });
            await house.Sent(Asel, 1);
            foreach (var trouble in new FakeTrouble[] { new(401, "Unauthorized"), new(404, "Not Found"), new(429, "Too Many Requests", RetryAfter: 1), new(400, "Bad Request: new"), new(LoseAnswer: true), new(502, Html: true) })
            {
                telegram.Trouble("sendMessage", trouble);
                await Send(house, CancellationToken.None);
            }
        });
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_draws_the_token_into_no_log_and_no_exception() =>
        await Watched(await FakeTelegram.Start(), "http://127.0.0.1:9", house => Send(house, CancellationToken.None));

    [Fact]
    public async Task A_server_that_never_answers_draws_the_token_into_no_log_and_no_exception()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Watched(await FakeTelegram.Start(), $"http://{silent.LocalEndpoint}", house => Send(house, patience.Token));
    }

    private async Task Watched(FakeTelegram telegram, string url, Func<TelegramHouse, Task> happens)
    {
        using var folder = new SupportBot.Commands.Stories.StageFolder();
        await using (var house = await TelegramHouse.Open(webhook: false, telegram, $"--Telegram:ApiUrl={url}", "--Logs:Level=Verbose", $"--Logs:Path={Path.Combine(folder.Path, "canary.log")}"))
        {
            await happens(house);
            Assert.DoesNotContain(Secret, house.Get<TelegramSettings>().ToString(), StringComparison.Ordinal);
        }
        var log = string.Concat(Directory.GetFiles(folder.Path, "canary*").Select(File.ReadAllText));
        Assert.NotEmpty(log);
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
        Assert.Empty(_leaks);
    }

    private static async Task Send(TelegramHouse house, CancellationToken deadline)
    {
        var channel = house.Get<TelegramChannel>();
        var outcome = await channel.Send(new OutgoingMessage("1", Key, Author.Operator, "Добрый день"), deadline);
        Assert.DoesNotContain(Secret, $"{outcome} {channel.State}", StringComparison.Ordinal);
    }

    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        var words = thrown.Exception.ToString();
        if (words.Contains(Secret, StringComparison.Ordinal))
        {
            _leaks.Enqueue(words);
        }
    }
}
