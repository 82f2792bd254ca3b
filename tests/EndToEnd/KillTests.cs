namespace EndToEnd;

/// <summary>The process is killed again and again under load. What was acknowledged is there once, is answered, and every outgoing item has an end.</summary>
public sealed class KillTests
{
    private const int Subscribers = 12;
    private const int Kills = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string[] Words =
        ["Здравствуйте, Абая 10-25, со вчера нет интернета", "да", "на всех", "горит красным", "не помогло", "оператор", "87011234567", "спасибо"];

    [Fact]
    public async Task A_killed_service_goes_on_where_it_stood_and_loses_nothing()
    {
        await using var service = new Service();
        await service.Start();
        var subscribers = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(_ => Subscriber.Open(service.Http)));
        using var over = new CancellationTokenSource(Patience);
        var talks = subscribers.Select((subscriber, number) => Talk(subscriber, number, over.Token)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            // At another point of the work each time; which one does not matter.
            await Task.Delay(150 + (kill * 130), over.Token);
            await service.Kill();
            await service.Start();
        }
        await Task.WhenAll(talks);
        await WaitUntilQuiet(service, over.Token);
        foreach (var subscriber in subscribers)
        {
            await CheckChat(subscriber);
        }
        CheckLedger(new Ledger(service.StorePath));
    }

    private static async Task Talk(Subscriber subscriber, int number, CancellationToken patience)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            while (!await subscriber.Bring($"c-{i}", Words[i]))
            {
                await Task.Delay(40, patience);
            }
            await Task.Delay((number * 17 + i * 29) % 90, patience);
        }
    }

    private static async Task WaitUntilQuiet(Service service, CancellationToken patience)
    {
        while (true)
        {
            var metrics = await service.Http.GetStringAsync("/metrics", patience);
            if (metrics.Contains("supportbot_inbox_pending 0", StringComparison.Ordinal)
                && metrics.Contains("supportbot_outbox_pending{destination=\"channel\"} 0", StringComparison.Ordinal)
                && metrics.Contains("supportbot_outbox_pending{destination=\"desk\"} 0", StringComparison.Ordinal)
                && new Ledger(service.StorePath).Number("SELECT COUNT(*) FROM inbox WHERE handled = 0") == 0
                && new Ledger(service.StorePath).Number("SELECT COUNT(*) FROM outbox WHERE outcome = 'pending'") == 0)
            {
                return;
            }
            await Task.Delay(50, patience);
        }
    }

    private static async Task CheckChat(Subscriber subscriber)
    {
        var lines = await subscriber.All();
        Assert.Equal(Words, lines.Where(line => line.From == "subscriber").Select(line => line.Text));
        Assert.Equal(lines.Select(line => line.Seq).Order(), lines.Select(line => line.Seq));
        Assert.Contains(lines, line => line.From == "bot");
        Assert.Contains(lines, line => line.Text.Contains("оператор", StringComparison.OrdinalIgnoreCase) && line.From != "subscriber");
    }

    private static void CheckLedger(Ledger store)
    {
        Assert.Equal(0, store.Number("SELECT COUNT(*) FROM inbox WHERE aside IS NOT NULL"));
        Assert.Equal(0, store.Number("SELECT COUNT(*) FROM outbox WHERE destination = 'Channel' AND outcome NOT IN ('delivered', 'suppressed')"));
        // What left is in the chat once; what did not leave is not there.
        Assert.Equal(
            store.Number("SELECT COUNT(*) FROM outbox WHERE destination = 'Channel' AND outcome = 'delivered'"),
            store.Number("SELECT COUNT(*) FROM webchat_messages WHERE body NOT LIKE '%\"from\":\"subscriber\"%'"));
        Assert.Equal(Subscribers * Words.Length, store.Number("SELECT COUNT(*) FROM transcript WHERE author = 'Subscriber'"));
    }
}
