using Fakes.Telegram;
using Fakes.WhatsApp;

namespace EndToEnd;

/// <summary>
/// The process dies at every named point of a turn while people of all channels talk. What was acknowledged is there once, is answered in its
/// order, and only what was in flight may be seen twice. <c>CRASHES=n</c> lets it die n times in each row (two otherwise).
/// </summary>
public sealed class CrashTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static int Crashes => int.TryParse(Environment.GetEnvironmentVariable("CRASHES"), out var crashes) ? crashes : 2;

    [Theory]
    [InlineData("AfterAccept")]
    [InlineData("BeforeCommit")]
    [InlineData("DuringCommit")]
    [InlineData("AfterCommit")]
    [InlineData("BeforeSend")]
    [InlineData("AfterSend")]
    public async Task Death_at_a_named_point_loses_nothing(string cut)
    {
        await using var telegram = await FakeTelegram.Start();
        await using var meta = await FakeMeta.Start();
        await using var service = Start(telegram, meta);
        using var over = new CancellationTokenSource(Patience * Math.Max(1, Crashes / 2));
        var throng = new Throng(service, telegram);
        Task? talk = null;
        for (var crash = 0; crash < Crashes; crash++)
        {
            // Most events are committed with their turn; few pass the inbox alone.
            await service.StartDoomed(cut, cut == "AfterAccept" ? 1 + crash : 3 + (crash * 4));
            talk ??= throng.Talk(over.Token);
            Assert.Equal(137, await service.Died(over.Token));
        }
        await service.Start();
        await talk!;
        var ledger = new Ledger(service.StorePath);
        await WaitUntilQuiet(ledger, over.Token);
        CheckEvents(ledger, throng);
        CheckTelegram(ledger, telegram);
        Assert.Empty(meta.Complaints);
        Assert.Equal("ok", ledger.Text("PRAGMA integrity_check"));
    }

    private static Service Start(FakeTelegram telegram, FakeMeta meta)
    {
        var service = new Service(
            "--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00.1",
            $"--Telegram:Token={FakeTelegram.Token}", $"--Telegram:ApiUrl={telegram.Url}", "--Telegram:Receive=webhook", "--Telegram:WebhookSecret=webhook-secret",
            $"--WhatsApp:PhoneNumberId={FakeMeta.Number}", $"--WhatsApp:AccessToken={FakeMeta.Token}", $"--WhatsApp:AppSecret={MetaPost.Secret}",
            "--WhatsApp:VerifyToken=our-word", $"--WhatsApp:ApiUrl={meta.Url}");
        service.Add($"--PublicUrl={service.Address.ToString().TrimEnd('/')}");
        return service;
    }

    private static async Task WaitUntilQuiet(Ledger ledger, CancellationToken patience)
    {
        while (ledger.Number("SELECT (SELECT COUNT(*) FROM inbox WHERE handled = 0) + (SELECT COUNT(*) FROM outbox WHERE outcome = 'pending')") > 0)
        {
            await Task.Delay(50, patience);
        }
    }

    private static void CheckEvents(Ledger ledger, Throng throng)
    {
        Assert.Equal(0, ledger.Number("SELECT COUNT(*) FROM inbox WHERE aside IS NOT NULL"));
        var chats = ledger.Texts("SELECT key FROM conversations");
        // A page that got no answer to its first call opens another conversation; nobody speaks in the lost one.
        var spoken = chats.Select(chat => (Chat: chat, Words: ledger.Texts($"SELECT text FROM transcript WHERE conversation = '{chat}' AND author = 'Subscriber' ORDER BY seq")))
            .Where(one => one.Words.Count > 0).ToList();
        Assert.Equal(throng.Speakers, spoken.Count);
        Assert.All(spoken, one => Assert.Equal(Throng.Words, one.Words));
        Assert.All(spoken, one => Assert.True(ledger.Number($"SELECT COUNT(*) FROM transcript WHERE conversation = '{one.Chat}' AND author IN ('Bot', 'System')") > 0, one.Chat));
        Assert.Equal(0, ledger.Number("SELECT COUNT(*) FROM outbox WHERE outcome NOT IN ('sent', 'delivered', 'suppressed')"));
    }

    // What the ledger says has left was seen in this order; seen twice only where a death lay between sending and writing it down.
    private static void CheckTelegram(Ledger ledger, FakeTelegram telegram)
    {
        foreach (var chat in Throng.Chats)
        {
            var left = ledger.Texts(
                $"""
                SELECT t.text FROM transcript t JOIN outbox o ON o.id = IIF(t.item = '=', t.id, t.item)
                WHERE t.conversation = 'telegram:{chat}' AND o.outcome IN ('sent', 'delivered') AND t.text <> '' ORDER BY o.n
                """);
            var seen = telegram.Sent.Where(sent => sent.Chat == chat && sent.Text.Length > 0).Select(sent => First(sent.Text)).ToList();
            var once = seen.Where((words, at) => at == 0 || seen[at - 1] != words).ToList();
            Assert.NotEmpty(left);
            Assert.InRange(seen.Count - once.Count, 0, Crashes);
            Assert.Equal(left.Select(First), once);
        }
    }

    // Beyond its first words a text may carry marks that every messenger shows in its own way.
    private static string First(string text) => new([.. text.Where(char.IsLetter).Take(24)]);
}
