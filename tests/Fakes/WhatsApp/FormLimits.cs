using System.Text.Json.Nodes;

namespace Fakes.WhatsApp;

/// <summary>Meta's limits of a message (whatsapp.md §4.2), counted in UTF-16 units.</summary>
internal static class FormLimits
{
    /// <summary>What is wrong with it; null = Meta takes it.</summary>
    public static string? Broken(JsonObject message, Func<string, bool> knowsMedia)
    {
        var to = (string?)message["to"];
        if ((string?)message["messaging_product"] != "whatsapp" || (to is null ? (string?)message["recipient"] is null : !to.StartsWith('+')))
        {
            return "product or recipient";
        }
        if (((string?)message["biz_opaque_callback_data"])?.Length > 512)
        {
            return "callback data";
        }
        var type = (string?)message["type"] ?? "";
        return message[type] is not JsonObject content ? "type without its object" : type switch
        {
            "text" => Length(content["body"]) is 0 or > 4096 ? "text length" : null,
            "image" or "video" or "document" or "audio" => Media(content, knowsMedia) ?? (Length(content["caption"]) > 1024 ? "caption" : null),
            "interactive" => Interactive(content, knowsMedia),
            "template" => Template(content),
            _ => $"type {type}",
        };
    }

    private static string? Interactive(JsonObject content, Func<string, bool> knowsMedia)
    {
        if (Length(content["body"]?["text"]) is 0 or > 1024)
        {
            return "body length";
        }
        if (content["header"]?["image"] is JsonObject image && Media(image, knowsMedia) is { } lost)
        {
            return lost;
        }
        return (string?)content["type"] switch
        {
            "button" => Buttons((JsonArray)content["action"]!["buttons"]!),
            "list" => content["header"] is not null ? "a list with a picture" : Length(content["action"]!["button"]) is 0 or > 20 ? "list button" : List((JsonArray)content["action"]!["sections"]!),
            "request_contact_info" => (string?)content["action"]?["name"] == "request_contact_info" ? null : "contact request",
            var other => $"interactive {other}",
        };
    }

    private static string? Buttons(JsonArray buttons)
    {
        var replies = buttons.Select(button => button!["reply"]!).ToList();
        return replies.Count is 0 or > 3 ? "number of buttons"
            : replies.Exists(reply => Length(reply["title"]) is 0 or > 20) ? "button title"
            : Repeated(replies.Select(reply => (string)reply["title"]!)) ? "equal titles"
            : replies.Exists(reply => Length(reply["id"]) is 0 or > 256) || Repeated(replies.Select(reply => (string)reply["id"]!)) ? "button id"
            : null;
    }

    private static string? List(JsonArray sections)
    {
        var rows = sections.SelectMany(section => (JsonArray)section!["rows"]!).ToList();
        return sections.Any(section => Length(section!["title"]) is 0 or > 24) ? "section title"
            : rows.Count is 0 or > 10 ? "number of rows"
            : rows.Exists(row => Length(row!["title"]) is 0 or > 24) ? "row title"
            : rows.Exists(row => Length(row!["description"]) > 72) ? "row description"
            : rows.Exists(row => Length(row!["id"]) is 0 or > 200) || Repeated(rows.Select(row => (string)row!["id"]!)) ? "row id"
            : null;
    }

    private static string? Template(JsonObject content)
    {
        var words = (string?)content["components"]?[0]?["parameters"]?[0]?["text"] ?? "";
        return words.Length == 0 || words.Contains('\n') || words.Contains('\t') || words.Contains("    ", StringComparison.Ordinal) ? "template parameter" : null;
    }

    private static string? Media(JsonObject media, Func<string, bool> knows) => (string?)media["id"] is { } id && knows(id) ? null : "media id is not known";

    private static int Length(JsonNode? text) => ((string?)text)?.Length ?? 0;

    private static bool Repeated(IEnumerable<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return texts.Any(text => !seen.Add(text));
    }
}
