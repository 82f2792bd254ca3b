using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fakes.WhatsApp;

/// <summary>Events as Meta posts them: letters beyond ASCII escaped, signed over exactly these bytes.</summary>
public static class MetaPost
{
    public const string Secret = "app-secret";

    public static JsonObject Batch(params JsonObject[] values) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray([.. values.Select(value => (JsonNode)new JsonObject
        {
            ["id"] = "900000000000001",
            ["changes"] = new JsonArray(new JsonObject { ["field"] = "messages", ["value"] = value }),
        })]),
    };

    public static JsonObject Value(JsonArray? messages = null, JsonArray? statuses = null, JsonArray? contacts = null, string number = FakeMeta.Number)
    {
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = "77010000000", ["phone_number_id"] = number },
        };
        if (contacts is not null)
        {
            value["contacts"] = contacts;
        }
        if (messages is not null)
        {
            value["messages"] = messages;
        }
        if (statuses is not null)
        {
            value["statuses"] = statuses;
        }
        return value;
    }

    public static JsonObject Message(string id, string type, JsonNode? content, DateTimeOffset at, string? from = "77015550011", string? user = null)
    {
        var message = new JsonObject { ["id"] = id, ["timestamp"] = $"{at.ToUnixTimeSeconds()}", ["type"] = type };
        if (from is not null)
        {
            message["from"] = from;
        }
        if (user is not null)
        {
            message["from_user_id"] = user;
        }
        if (content is not null)
        {
            message[type] = content;
        }
        return message;
    }

    public static JsonObject Text(string id, string words, DateTimeOffset at, string? from = "77015550011", string? user = null) =>
        Message(id, "text", new JsonObject { ["body"] = words }, at, from, user);

    public static JsonObject Contact(string name, string? phone = "77015550011", string? user = null) => new() { ["profile"] = new JsonObject { ["name"] = name }, ["wa_id"] = phone, ["user_id"] = user };

    public static JsonObject Status(string id, string status, string? tag, DateTimeOffset at, int? code = null) => new()
    {
        ["id"] = id,
        ["status"] = status,
        ["timestamp"] = $"{at.ToUnixTimeSeconds()}",
        ["recipient_id"] = "77015550011",
        ["biz_opaque_callback_data"] = tag,
        ["errors"] = code is null ? null : new JsonArray(new JsonObject { ["code"] = code, ["title"] = "error" }),
    };

    /// <summary>Escaped, as the body travels.</summary>
    public static byte[] Bytes(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body);

    public static string Sign(byte[] body, string secret = Secret) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
