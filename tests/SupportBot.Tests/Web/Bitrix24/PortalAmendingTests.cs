using System.Net.Http.Json;
using System.Text.Json;
using Fakes.Bitrix24;
using Handoff;
using SupportBot.Turns;

namespace SupportBot.Tests.Web.Bitrix24;

/// <summary>From the portal to the subscriber's page: looks of words, corrections and deletions.</summary>
public sealed class PortalAmendingTests
{
    private const int Daniyar = 27;

    [Fact]
    public async Task What_an_operator_marks_corrects_and_deletes_in_the_portal_is_so_for_the_subscriber()
    {
        await using var service = await PortalService.Start();
        await service.Install();
        var (conversation, subscriber) = await service.Subscriber("Абая 10-25, нет интернета, нужен оператор");
        var portal = service.Portal.Portal;
        await PortalService.Until(() => Task.FromResult(portal.Chats.Count == 1 && portal.Chats[0].Messages.Count > 0), "the chat is in the portal");
        var message = await portal.Write(portal.Chats[0], Daniyar, "Мастер в [b]15:00[/b], [url=https://x.kz]сайт[/url]", signature: true);
        var first = await Reads(subscriber, conversation, read => Text(read) == "Мастер в 15:00, сайт: https://x.kz");
        Assert.Equal(["bold", "link", "address"], first.GetProperty("marks").EnumerateArray().Select(mark => mark.GetProperty("look").GetString()));
        var seq = first.GetProperty("seq").GetInt64();
        await PortalService.Until(() => Task.FromResult(message.Delivered), "the portal knows that it arrived");

        await portal.Edit(portal.Chats[0], message, "Мастер в [b]16:00[/b]");
        var corrected = await Reads(subscriber, conversation, read => Text(read) == "Мастер в 16:00");
        Assert.Equal(seq, corrected.GetProperty("replaces").GetInt64());

        await portal.Remove(portal.Chats[0], message);
        await Reads(subscriber, conversation, read => read.TryGetProperty("removed", out var removed) && removed.GetBoolean() && read.GetProperty("replaces").GetInt64() == seq);
        await PortalService.Until(async () => (await service.Get<ITurnStore>().Transcript(ChatKey.Parse(conversation))).Any(line => line is { Author: LineAuthor.Operator, Deleted: true, Text: "Мастер в 16:00" }),
            "the transcript says that it is gone");
        Assert.Empty(portal.Notices);
        Assert.Empty(portal.Complaints);
    }

    private static string? Text(JsonElement message) => message.GetProperty("text").GetString();

    private static async Task<JsonElement> Reads(HttpClient browser, string conversation, Func<JsonElement, bool> wanted)
    {
        JsonElement? found = null;
        await PortalService.Until(async () =>
        {
            var read = await browser.GetFromJsonAsync<JsonElement>($"/webchat/conversations/{conversation}/messages?after=0&wait=0");
            found = read.GetProperty("messages").EnumerateArray().Where(wanted).Cast<JsonElement?>().FirstOrDefault();
            return found is not null;
        }, "the subscriber reads it");
        return found!.Value;
    }
}
