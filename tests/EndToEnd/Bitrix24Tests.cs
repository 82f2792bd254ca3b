using System.Diagnostics;
using Fakes.Bitrix24;

namespace EndToEnd;

/// <summary>The real program with its operators in a portal: installed, handed over, answered, closed, rated; killed in between.</summary>
public sealed class Bitrix24Tests
{
    private const int Operator = 27;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_conversation_goes_to_the_portal_and_back_to_the_rating()
    {
        await using var portal = await FakePortalServer.Start();
        await using var service = Service(portal);
        await service.Start();
        await Install(portal, service);
        var subscriber = await Subscriber.Open(service.Http);
        var chat = await HandOver(portal, subscriber);
        Assert.Contains("Карточка обращения", chat.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("Абая 10-25", chat.Messages[1].Text, StringComparison.Ordinal);

        await portal.Portal.Write(chat, Operator, "[b]Добрый день![/b] Смотрю Вашу линию.", signature: true);
        await Until(async () => (await subscriber.All()).Any(line => line is { From: "operator", Text: "Добрый день! Смотрю Вашу линию." }));
        await Until(() => Task.FromResult(chat.Messages[^1].Delivered || chat.Messages.Any(message => message.Sender == Operator && message.Delivered)));

        await subscriber.Bring("c-9", "спасибо, жду");
        await Until(() => Task.FromResult(chat.FromSubscriber.Any(message => message.Text == "спасибо, жду")));
        await service.Kill();
        await portal.Portal.Write(chat, Operator, "Готово, проверьте.");
        await service.Start();
        await Until(async () => (await subscriber.All()).Any(line => line is { From: "operator", Text: "Готово, проверьте." }));

        await portal.Portal.Finish(chat);
        await Until(async () => (await subscriber.All()).Any(line => line.From == "bot" && line.Text.Contains("Оцените", StringComparison.Ordinal)));
        await subscriber.Bring("c-10", "5");
        var lines = await subscriber.All();
        Assert.Equal(["Добрый день! Смотрю Вашу линию.", "Готово, проверьте."], lines.Where(line => line.From == "operator").Select(line => line.Text));
        var first = lines.ToList().FindIndex(line => line.From == "operator");
        var rating = lines.ToList().FindIndex(line => line.Text.Contains("Оцените", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.Take(rating).Skip(first), line => line.From == "bot");
        Assert.Equal(0, chat.Session);
        Assert.Empty(portal.Portal.Complaints);
    }

    [Fact]
    public async Task A_stranger_is_not_heard_and_rubbish_is_named()
    {
        await using var portal = await FakePortalServer.Start();
        await using var service = Service(portal);
        await service.Start();
        await Install(portal, service);
        var events = new Uri(service.Address, "/webhooks/bitrix24").ToString();
        var forged = "event=ONIMCONNECTORMESSAGEADD&data[MESSAGES][0][im][chat_id]=1&auth[member_id]=member-1&auth[application_token]=guess";
        Assert.Equal(403, (int)(await portal.Post(events, forged)).StatusCode);
        Assert.Equal(400, (int)(await portal.Post(events, "hello")).StatusCode);
        var foreign = portal.Portal.Installation().Replace(Uri.EscapeDataString(portal.Url), "http%3A%2F%2F127.0.0.9", StringComparison.OrdinalIgnoreCase);
        Assert.Equal(403, (int)(await portal.Post(new Uri(service.Address, "/bitrix24/install").ToString(), foreign)).StatusCode);
    }

    private static Service Service(FakePortalServer portal) => new(
        "--Desk:Kind=bitrix24", $"--Bitrix24:Portal={portal.Url}", "--Bitrix24:ClientId=local.app", "--Bitrix24:ClientSecret=client-secret",
        $"--Bitrix24:Line={FakePortal.Line}", "--PublicUrl=http://bot.test", "--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00");

    private static async Task Install(FakePortalServer portal, Service service)
    {
        portal.PostTo(new Uri(service.Address, "/webhooks/bitrix24").ToString());
        using var answer = await portal.Post(new Uri(service.Address, "/bitrix24/install").ToString(), portal.Portal.Installation());
        Assert.Contains("Бот подключён", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(8, portal.Portal.Bindings.Count);
        Assert.Equal("supportbot", portal.Portal.ConnectorName);
    }

    private static async Task<FakeChat> HandOver(FakePortalServer portal, Subscriber subscriber)
    {
        await subscriber.Bring("c-1", "Здравствуйте, Абая 10-25, со вчера нет интернета");
        await subscriber.Bring("c-2", "оператор");
        await Until(() => Task.FromResult(portal.Portal.Chats.Count == 1 && portal.Portal.Chats[0].Messages.Count >= 2));
        return portal.Portal.Chats[0];
    }

    private static async Task Until(Func<Task<bool>> met)
    {
        var deadline = Stopwatch.StartNew();
        while (!await met())
        {
            Assert.True(deadline.Elapsed < Patience, "It did not happen in time.");
            await Task.Delay(50);
        }
    }
}
