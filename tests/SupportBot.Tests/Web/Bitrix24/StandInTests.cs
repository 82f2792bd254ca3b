using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fakes.Bitrix24;
using Handoff.Bitrix24;

namespace SupportBot.Tests.Web.Bitrix24;

/// <summary>The portal is away and a subscriber waits for an operator who sits there: the built-in desk takes over, and the portal fills in what it missed.</summary>
public sealed class StandInTests
{
    private const int Daniyar = 27;

    [Fact]
    public async Task A_chat_of_an_operator_in_the_portal_can_be_taken_here_only_while_the_portal_is_away()
    {
        await using var service = await PortalService.Start();
        await service.Install();
        var (conversation, subscriber) = await service.Subscriber("Абая 10-25, нет интернета, нужен оператор");
        var portal = service.Portal.Portal;
        await PortalService.Until(() => Task.FromResult(portal.Chats.Count == 1 && portal.Chats[0].Messages.Count > 0), "the chat is in the portal");
        await portal.Write(portal.Chats[0], Daniyar, "Здравствуйте, смотрю.");
        await PortalService.Until(() => Reads(subscriber, conversation, "Здравствуйте, смотрю."), "the subscriber reads the operator");

        using var aigul = await service.Operator("aigul");
        using var refused = await Take(aigul, conversation);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);

        portal.Fault = _ => FakeFault.PageBefore;
        await PortalService.Write(subscriber, conversation, "c-2", "ну что там?");
        await PortalService.Until(() => Task.FromResult(service.Get<Bitrix24House>().Health.DownFor(TimeSpan.FromSeconds(1))), "the portal is away");
        await PortalService.Until(() => Waits(aigul, conversation), "the chat waits in the built-in desk");
        using var taken = await Take(aigul, conversation);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        (await aigul.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", new { id = "o-1", text = "Проверили Вашу линию, смотрим дальше." })).EnsureSuccessStatusCode();
        await PortalService.Until(() => Reads(subscriber, conversation, "Проверили Вашу линию, смотрим дальше."), "the subscriber reads the colleague");

        portal.Fault = _ => FakeFault.None;
        await PortalService.Until(() => Task.FromResult(portal.Chats[0].Messages.ToArray().Any(message => message.Text.Contains("Проверили Вашу линию", StringComparison.Ordinal))), "the portal's history is filled in");
        await portal.Write(portal.Chats[0], Daniyar, "Я снова здесь.");
        await PortalService.Until(() => Task.FromResult(portal.Notices.ToArray().Any(notice => notice.User == Daniyar && notice.Text.Contains("aigul", StringComparison.Ordinal))), "the operator hears who leads");
        Assert.False(await Reads(subscriber, conversation, "Я снова здесь."));
    }

    private static Task<HttpResponseMessage> Take(HttpClient browser, string conversation) => browser.PostAsync($"/desk/api/conversations/{conversation}/take", null);

    private static async Task<bool> Waits(HttpClient browser, string conversation) =>
        (await browser.GetFromJsonAsync<JsonElement>("/desk/api/conversations?state=waiting")).GetProperty("conversations").EnumerateArray()
            .Any(row => row.GetProperty("conversation").GetString() == conversation);

    private static async Task<bool> Reads(HttpClient browser, string conversation, string words) =>
        (await browser.GetFromJsonAsync<JsonElement>($"/webchat/conversations/{conversation}/messages?after=0&wait=0")).GetProperty("messages").EnumerateArray()
            .Any(message => message.GetProperty("text").GetString() == words);
}
