using System.Text.Json.Nodes;
using Handoff.Bitrix24.Words;

namespace Handoff.Bitrix24.Desk;

/// <summary>The shapes of what is sent through the connector. The only place that knows them.</summary>
internal static class Wire
{
    /// <summary>Our id of a chat as the portal keeps it: it splits its own keys at the bar.</summary>
    public static string External(string conversation) => conversation.Replace("|", "%7C", StringComparison.Ordinal);

    public static string ConversationOf(string external) => external.Replace("%7C", "|", StringComparison.Ordinal);

    public static JsonObject Message(PortalSettings settings, DeskSession session, Parcel parcel, DateTimeOffset now) => Frame(settings, new JsonObject
    {
        ["user"] = User(session),
        ["message"] = Body(parcel, now),
        ["chat"] = new JsonObject { ["id"] = External(session.Conversation) },
    });

    public static JsonObject Deletion(PortalSettings settings, DeskSession session, string messageId) => Frame(settings, new JsonObject
    {
        ["user"] = new JsonObject { ["id"] = External(session.Conversation) },
        ["message"] = new JsonObject { ["id"] = messageId },
        ["chat"] = new JsonObject { ["id"] = External(session.Conversation) },
    });

    public static JsonObject Delivered(PortalSettings settings, DeskSession session, PortalRef reply, IEnumerable<string> ours, DateTimeOffset now) => Frame(settings, new JsonObject
    {
        ["im"] = new JsonObject { ["chat_id"] = reply.Chat, ["message_id"] = reply.Message },
        ["message"] = new JsonObject { ["id"] = new JsonArray([.. ours.Select(id => (JsonNode)id)]), ["date"] = now.ToUnixTimeSeconds() },
        ["chat"] = new JsonObject { ["id"] = External(session.Conversation) },
    });

    private static JsonObject Frame(PortalSettings settings, JsonObject item) => new()
    {
        ["CONNECTOR"] = settings.ConnectorId,
        ["LINE"] = settings.Line,
        ["MESSAGES"] = new JsonArray(item),
    };

    private static JsonObject User(DeskSession session)
    {
        var user = new JsonObject { ["id"] = External(session.Conversation), ["name"] = session.FirstName };
        if (session.LastName.Length > 0)
        {
            user["last_name"] = session.LastName;
        }
        if (session.Phone is { } phone)
        {
            user["phone"] = phone;
        }
        return user;
    }

    private static JsonObject Body(Parcel parcel, DateTimeOffset now)
    {
        var message = new JsonObject { ["id"] = parcel.Id, ["date"] = now.ToUnixTimeSeconds() };
        if (parcel.Text.Length > 0)
        {
            message["text"] = parcel.Text;
        }
        if (!parcel.Files.IsEmpty)
        {
            message["files"] = new JsonArray([.. parcel.Files.Select(file => (JsonNode)new JsonObject { ["url"] = file.Url, ["name"] = FileName(file.Name) })]);
        }
        return message;
    }

    // The portal keeps the last 50 characters of a name.
    private static string FileName(string name)
    {
        var clean = Letters.Clean(name).Replace('\n', ' ');
        return clean.Length > 50 ? clean[^50..] : clean.Length == 0 ? "file" : clean;
    }
}
