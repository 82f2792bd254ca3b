using System.Text.Json;
using SupportBot.Channels.WebChat;

namespace SupportBot.Web.WebChat;

/// <summary>
/// <c>POST /webchat/conversations</c>. Nothing goes to the bot yet: a page that was only looked at is not an inquiry.
/// </summary>
public sealed class ConversationOpening(IWebChatMailbox mailbox, WebChatGate gate, IIds ids, TimeProvider time)
{
    private const int LongestBody = 1024;

    public async Task<IResult> Answer(HttpContext http)
    {
        if (gate.Opening(http.Connection.RemoteIpAddress) is { } wait)
        {
            return Problems.TooMany(http.Response, wait, "Too many new conversations from this address; please try a little later.");
        }
        if (await Wanted(http) is not { } opening)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The body is not the JSON of a new conversation.");
        }
        var token = ids.Secret();
        var conversation = new WebChatConversation(
            new ChatKey(WebChatChannel.ChannelName, ids.Next()), WebChatAccess.Hash(token), Languages.FromCode(opening.Language), time.GetUtcNow());
        await mailbox.Create(conversation, http.RequestAborted);
        return Results.Json(
            new WebChatOpened(conversation.Chat, token), WebChatJson.Default.WebChatOpened, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<WebChatOpening?> Wanted(HttpContext http)
    {
        var body = await BodyReading.Whole(http.Request, LongestBody);
        if (body.Length == 0)
        {
            return new WebChatOpening(Language: null);
        }
        try
        {
            return JsonSerializer.Deserialize(body, WebChatJson.Default.WebChatOpening);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
