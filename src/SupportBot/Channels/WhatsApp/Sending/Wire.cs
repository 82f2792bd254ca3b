using System.Text.Json.Nodes;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>Writes a part as Meta wants it (whatsapp.md §4). Pure.</summary>
/// <param name="address">Who gets it: the number with a plus, or the user id where the number is unknown.</param>
internal sealed class Wire(WhatsAppPerson address)
{
    /// <param name="mediaId">Of the picture or file the part shows; null when it shows none.</param>
    public JsonObject Write(Part part, string? mediaId, string? tag)
    {
        var message = new JsonObject { ["messaging_product"] = "whatsapp", ["recipient_type"] = "individual" };
        message[address.Phone is null ? "recipient" : "to"] = address.Phone is { } phone ? "+" + phone : address.UserId;
        if (tag is not null)
        {
            message["biz_opaque_callback_data"] = tag;
        }
        var (type, content) = Content(part, mediaId);
        message["type"] = type;
        message[type] = content;
        return message;
    }

    private static (string, JsonObject) Content(Part part, string? mediaId) => part switch
    {
        Part.Text text => ("text", new JsonObject { ["body"] = text.Body, ["preview_url"] = false }),
        Part.Picture picture => ("image", Media(mediaId, "caption", picture.Caption)),
        Part.Document document => document.File.Type switch
        {
            "image/jpeg" or "image/png" => ("image", Media(mediaId, "caption", "")),
            "video/mp4" or "video/3gpp" => ("video", Media(mediaId, "caption", "")),
            "audio/aac" or "audio/mp4" or "audio/mpeg" or "audio/amr" or "audio/ogg" => ("audio", Media(mediaId, "caption", "")),
            _ => ("document", Media(mediaId, "filename", document.File.Name)),
        },
        Part.Buttons buttons => ("interactive", Buttons(buttons, mediaId)),
        Part.Rows rows => ("interactive", Rows(rows)),
        Part.ContactRequest request => ("interactive", new JsonObject
        {
            ["type"] = "request_contact_info",
            ["body"] = new JsonObject { ["text"] = request.Body },
            ["action"] = new JsonObject { ["name"] = "request_contact_info" },
        }),
        Part.Template template => ("template", Template(template)),
        _ => throw new InvalidOperationException($"No form for {part.GetType().Name}."),
    };

    private static JsonObject Media(string? id, string name, string words)
    {
        var media = new JsonObject { ["id"] = id };
        if (words.Length > 0)
        {
            media[name] = words;
        }
        return media;
    }

    private static JsonObject Buttons(Part.Buttons part, string? mediaId)
    {
        var interactive = new JsonObject { ["type"] = "button", ["body"] = new JsonObject { ["text"] = part.Body } };
        if (part.Header is not null)
        {
            interactive["header"] = new JsonObject { ["type"] = "image", ["image"] = new JsonObject { ["id"] = mediaId } };
        }
        interactive["action"] = new JsonObject
        {
            ["buttons"] = new JsonArray([.. part.Choices.Select(choice => (JsonNode)new JsonObject
            {
                ["type"] = "reply",
                ["reply"] = new JsonObject { ["id"] = choice.Payload, ["title"] = choice.Text },
            })]),
        };
        return interactive;
    }

    private static JsonObject Rows(Part.Rows part) => new()
    {
        ["type"] = "list",
        ["body"] = new JsonObject { ["text"] = part.Body },
        ["action"] = new JsonObject
        {
            ["button"] = Words.Open(part.Language),
            ["sections"] = new JsonArray(new JsonObject
            {
                ["title"] = Words.Section(part.Language),
                ["rows"] = new JsonArray([.. part.Choices.Select(Row)]),
            }),
        },
    };

    private static JsonNode Row(Row row)
    {
        var node = new JsonObject { ["id"] = row.Payload, ["title"] = row.Title };
        if (row.Description.Length > 0)
        {
            node["description"] = row.Description;
        }
        return node;
    }

    private static JsonObject Template(Part.Template part) => new()
    {
        ["name"] = part.Name,
        ["language"] = new JsonObject { ["code"] = part.Language.Code() },
        ["components"] = new JsonArray(new JsonObject
        {
            ["type"] = "body",
            ["parameters"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = part.Words }),
        }),
    };
}
