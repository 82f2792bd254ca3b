using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Fakes.Fuzz;
using Fakes.WhatsApp;
using SupportBot.Tests.Web;

namespace SupportBot.Tests.Fuzzing;

/// <summary>Requests that began as right ones.</summary>
internal static class Requests
{
    private const string From = """ "from":{"id":CHAT,"is_bot":false,"first_name":"Асель","last_name":"К","language_code":"ru"},"chat":{"id":CHAT,"type":"private"},"message_id":7,"date":1795000000 """;

    private static readonly string[] Contents =
    [
        """ "text":"WORDS","entities":[{"type":"bold","offset":0,"length":3}] """, """ "text":"/start guide_tp-link","entities":[{"type":"bot_command","offset":0,"length":6}] """,
        """ "contact":{"phone_number":"+77011234567","first_name":"А","user_id":CHAT} """, """ "location":{"latitude":54.87,"longitude":69.15,"live_period":60} """,
        """ "venue":{"location":{"latitude":54.87,"longitude":69.15},"title":"Дом","address":"Абая 10"} """,
        """ "caption":"WORDS","photo":[{"file_id":"f1","file_unique_id":"u1","width":90,"height":60,"file_size":1000}],"media_group_id":"g1" """,
        """ "document":{"file_id":"f2","file_unique_id":"u2","file_name":"a.pdf","mime_type":"application/pdf","file_size":30000000} """,
        """ "voice":{"file_id":"f3","file_unique_id":"u3","duration":7,"mime_type":"audio/ogg"} """, """ "sticker":{"file_id":"f4","file_unique_id":"u4","emoji":"😀"} """,
        """ "video_note":{"file_id":"f5","file_unique_id":"u5","duration":7,"length":240} """, """ "poll":{"id":"1","question":"?"} """, """ "left_chat_member":{"id":5} """,
    ];

    public static HttpRequestMessage Telegram(Hostile hostile, int id)
    {
        var chat = (5_000_000_000 + hostile.Number(20)).ToString(CultureInfo.InvariantCulture);
        var message = $"{{{From},{hostile.One(Contents)}}}";
        var update = $"{{\"update_id\":{id},{Kind(hostile, message)}}}".Replace("CHAT", chat, StringComparison.Ordinal);
        var tree = JsonNode.Parse(update.Replace("WORDS", JsonEncodedWords(hostile), StringComparison.Ordinal))!;
        return WithBody("/webhooks/telegram", hostile.Body(tree), ("X-Telegram-Bot-Api-Secret-Token", OpenHouse.TelegramSecret));
    }

    public static HttpRequestMessage WhatsApp(Hostile hostile, int id)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);
        var phone = $"7701555{hostile.Number(20):0000}";
        var messages = new JsonArray([.. Enumerable.Range(0, 1 + hostile.Number(3)).Select(number => (JsonNode)WhatsAppMessage(hostile, $"wamid.{id}.{number}", phone, at))]);
        var statuses = new JsonArray(MetaPost.Status($"wamid.S{id}", hostile.One(["sent", "delivered", "read", "failed", "odd"]), hostile.Text(), at, hostile.Perhaps(0.5) ? 131_047 : null));
        var body = hostile.Body(MetaPost.Batch(MetaPost.Value(messages, statuses, [MetaPost.Contact(hostile.Text(), phone)])));
        return WithBody("/webhooks/whatsapp", body, ("X-Hub-Signature-256", MetaPost.Sign(body)));
    }

    /// <summary>JSON to an address of ours; sometimes with another word for what it is.</summary>
    public static HttpRequestMessage Json(HttpMethod method, string path, byte[] body, string type = "application/json")
    {
        var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }

    public static HttpRequestMessage Form(string path, string body) =>
        new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };

    /// <summary>A form with a file, spoilt in its fields or in its bytes.</summary>
    public static async Task<HttpRequestMessage> Upload(Hostile hostile, string path, string id)
    {
        using var form = new MultipartFormDataContent("border") { { new StringContent(hostile.Perhaps(0.8) ? id : hostile.Text()), "id" }, { new StringContent(hostile.Text()), "text" } };
        var file = new ByteArrayContent(hostile.Perhaps(0.5) ? [0xFF, 0xD8, 0xFF, 0xE0, .. hostile.Bytes(300)] : hostile.Bytes(2_000));
        file.Headers.TryAddWithoutValidation("Content-Type", hostile.One(["image/jpeg", "text/html", "", "x", "multipart/form-data; boundary=border"]));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{Printable(hostile.Text())}\"");
        form.Add(file);
        var body = await form.ReadAsByteArrayAsync();
        var type = hostile.One(["multipart/form-data; boundary=border", "multipart/form-data; boundary=border", "multipart/form-data; boundary=\"\"", "multipart/form-data", "multipart/mixed; boundary=border", "application/x-www-form-urlencoded"]);
        return Json(HttpMethod.Post, path, hostile.Perhaps(0.5) ? body : hostile.Spoilt(body), type);
    }

    /// <summary>A text as a part of an address.</summary>
    public static string InPath(string text) => Uri.EscapeDataString(new string([.. text.Where(c => !char.IsSurrogate(c)).Take(300)]));

    private static string Kind(Hostile hostile, string message) => hostile.Number(10) switch
    {
        0 => $"\"edited_message\":{message}",
        1 => $"\"callback_query\":{{\"id\":\"q1\",\"from\":{{\"id\":CHAT,\"is_bot\":false}},\"message\":{message},\"chat_instance\":\"c\",\"data\":\"1.{hostile.Number(8)}.{hostile.One(["yes", "no", "skip", "r5", "g0"])}\"}}",
        2 => "\"my_chat_member\":{\"chat\":{\"id\":CHAT,\"type\":\"private\"},\"from\":{\"id\":CHAT},\"date\":1795000000,\"new_chat_member\":{\"status\":\"kicked\"}}",
        3 => $"\"message\":{message.Replace("private", "supergroup", StringComparison.Ordinal)}",
        _ => $"\"message\":{message}",
    };

    private static JsonObject WhatsAppMessage(Hostile hostile, string id, string phone, DateTimeOffset at) => hostile.Number(8) switch
    {
        0 => MetaPost.Message(id, "interactive", JsonNode.Parse("""{"type":"button_reply","button_reply":{"id":"1.2.yes","title":"Да"}}"""), at, phone),
        1 => MetaPost.Message(id, "image", JsonNode.Parse("""{"id":"m1","mime_type":"image/jpeg","caption":"роутер","sha256":"x"}"""), at, phone),
        2 => MetaPost.Message(id, "location", JsonNode.Parse("""{"latitude":54.87,"longitude":69.15,"name":"Дом","address":"Абая 10"}"""), at, phone),
        3 => MetaPost.Message(id, "contacts", JsonNode.Parse("""[{"phones":[{"phone":"+77011234567","wa_id":"77011234567"}],"origin":"contact_request"}]"""), at, phone),
        4 => MetaPost.Message(id, "system", JsonNode.Parse("""{"type":"user_changed_number","wa_id":"77015550099"}"""), at, phone),
        5 => MetaPost.Message(id, "edit", JsonNode.Parse("""{"original_message_id":"wamid.1.0","message":{"text":{"body":"квартира 15"}}}"""), at, phone),
        _ => MetaPost.Text(id, hostile.Text(), at, phone),
    };

    private static HttpRequestMessage WithBody(string path, byte[] body, (string Name, string Value) header)
    {
        var request = Json(HttpMethod.Post, path, body);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        return request;
    }

    private static string JsonEncodedWords(Hostile hostile) => JsonValue.Create(hostile.Text()).ToJsonString()[1..^1];

    private static string Printable(string text) => new([.. text.Where(c => c is >= ' ' and not '"' and not '\x7f' && !char.IsSurrogate(c) && c < '\x80').Take(100)]);
}
