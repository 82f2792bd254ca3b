using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Handoff.Bitrix24.Events;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Desk;

/// <summary>What stands in a session of the portal.</summary>
/// <param name="Ours">Our ids of everything the portal knows by them.</param>
/// <param name="Replies">What employees wrote, oldest first.</param>
public sealed record History(string? Session, string? Chat, ImmutableHashSet<string> Ours, ImmutableArray<PortalMessage> Replies)
{
    /// <summary>Reads <c>imopenlines.session.history.get</c>. Pure; tolerant of lists for maps and ids as texts.</summary>
    public static History Read(JsonElement result)
    {
        var users = result.Get("users").Entries().ToDictionary(entry => entry.Value.Id("id") ?? entry.Name, entry => entry.Value, StringComparer.Ordinal);
        var files = result.Get("files").Entries().ToDictionary(entry => entry.Value.Id("id") ?? entry.Name, entry => entry.Value, StringComparer.Ordinal);
        var chat = result.Id("chatId");
        var ours = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var replies = ImmutableArray.CreateBuilder<PortalMessage>();
        foreach (var (name, message) in result.Get("message").Entries())
        {
            var id = message.Id("id") ?? name;
            var mids = message.Get("params").Get("connectorMid").Texts().ToImmutableArray();
            ours.UnionWith(mids);
            if (Author(message, users) is { } author && !IsWhisper(message))
            {
                replies.Add(new PortalMessage(message.Id("chatid") ?? chat ?? "", id, author, message.Text("text") ?? message.Text("textlegacy") ?? "",
                    Files(message, files), null, mids));
            }
        }
        return new History(result.Id("sessionId"), chat, ours.ToImmutable(), [.. replies.OrderBy(reply => Order(reply.Id))]);
    }

    internal static long Order(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;

    // Only a living employee's words are replies: not the system's (0), not the subscriber's, not a bot's.
    private static string? Author(JsonElement message, Dictionary<string, JsonElement> users) =>
        message.Id("senderid") is { } sender && users.TryGetValue(sender, out var user) && !user.Truth("connector") && !user.Truth("bot") ? sender : null;

    // Hidden remarks of operators stand in the history as well and must never reach a subscriber.
    private static bool IsWhisper(JsonElement message)
    {
        var marks = message.Get("params");
        return (marks.Text("componentId") ?? "").Contains("Hidden", StringComparison.OrdinalIgnoreCase)
            || (marks.Text("class") ?? "").Contains("ol-output", StringComparison.OrdinalIgnoreCase)
            || message.Truth("system") || marks.Truth("skipConnector");
    }

    private static ImmutableArray<PortalFile> Files(JsonElement message, Dictionary<string, JsonElement> files) =>
        [.. message.Get("params").Get("fileId").Texts().Select(id => files.GetValueOrDefault(id)).Where(file => file.ValueKind == JsonValueKind.Object)
            .Select(file => new PortalFile(file.Text("name") ?? "file", TypeOf(file), file.Text("urldownload") ?? file.Text("urlshow") ?? "", null, file.Number("size")))
            .Where(file => file.Link.Length > 0)];

    private static string TypeOf(JsonElement file) => file.Text("type") == "image" ? "image/jpeg" : "application/octet-stream";
}

/// <summary>The state of the portal's chat, from <c>imopenlines.dialog.get</c>.</summary>
/// <param name="Session">The session that runs now; null = closed.</param>
/// <param name="Owner">The employee who has it; null = nobody.</param>
/// <param name="Whispering">Hidden mode is on: what employees write now is for colleagues.</param>
public sealed record Dialog(string? Chat, string? Session, string? Owner, bool Whispering)
{
    public static Dialog Read(JsonElement result)
    {
        var fields = (result.Text("entity_data_1") ?? "").Split('|');
        var session = fields.Length > 5 && fields[5] is { Length: > 0 } id and not "0" ? id : null;
        return new Dialog(result.Id("id"), session, result.Id("owner"), result.Text("entity_data_3") == "Y");
    }
}
