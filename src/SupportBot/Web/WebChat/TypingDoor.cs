using SupportBot.Channels;

namespace SupportBot.Web.WebChat;

/// <summary><c>POST …/typing</c>: the subscriber is writing. Nothing is kept; the operator who leads sees it for a few seconds.</summary>
public sealed class TypingDoor(WebChatAccess access, WebChatGate gate, Typists typists)
{
    public async Task<IResult> Answer(HttpContext http)
    {
        if (await access.Check(http) is not { } conversation)
        {
            return WebChatAccess.Refusal(http.Response);
        }
        if (gate.Typing(conversation.Chat) is { } wait)
        {
            return Problems.TooMany(http.Response, wait, "Once in a few seconds is enough.");
        }
        typists.Began(conversation.Chat);
        return Results.NoContent();
    }
}
