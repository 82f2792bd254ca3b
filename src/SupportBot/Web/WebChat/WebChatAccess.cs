using System.Security.Cryptography;
using System.Text;
using SupportBot.Channels.WebChat;

namespace SupportBot.Web.WebChat;

/// <summary>Whether the caller holds the token of the conversation he names.</summary>
public sealed class WebChatAccess(IWebChatMailbox mailbox)
{
    private const string Scheme = "Bearer ";
    private static readonly byte[] Nobody = new byte[SHA256.HashSizeInBytes];

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>
    /// The conversation, or null when the token is missing, wrong, or the conversation does not exist: the caller cannot tell which.
    /// </summary>
    public async Task<WebChatConversation?> Check(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || !ChatKey.TryParse(http.GetRouteValue("conversation") as string, out var chat)
            || chat.Channel != WebChatChannel.ChannelName || chat.Chat.Length > 64)
        {
            return null;
        }
        var conversation = await mailbox.Find(chat, http.RequestAborted);
        var same = CryptographicOperations.FixedTimeEquals(Hash(header[Scheme.Length..].Trim()), conversation?.TokenHash ?? Nobody);
        return same ? conversation : null;
    }

    public static IResult Refusal(HttpResponse response)
    {
        response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, "This conversation needs its own token.");
    }
}
