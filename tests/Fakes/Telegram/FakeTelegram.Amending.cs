using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Fakes.Telegram;

// What becomes of messages after they were sent.
public sealed partial class FakeTelegram
{
    private readonly ConcurrentDictionary<(long, long), string> _shown = new();
    private readonly ConcurrentDictionary<(long, long), bool> _deleted = new();

    /// <summary>Messages are as if 48 hours had passed: nobody can delete them any more.</summary>
    public bool TooOldToDelete { get; set; }

    /// <summary>What the subscriber reads in this chat now, oldest first: edited words in their place, without what was deleted.</summary>
    public IReadOnlyList<string> Reads(long chat) =>
        [.. Sent.Where(sent => sent.Chat == chat && !_deleted.ContainsKey((chat, sent.MessageId))).Select(sent => _shown.GetValueOrDefault((chat, sent.MessageId), sent.Text))];

    private JsonNode EditText(FakeCall call)
    {
        var key = (call.Number("chat_id"), call.Number("message_id"));
        if (Sent.FirstOrDefault(sent => (sent.Chat, sent.MessageId) == key) is not { } sent || _deleted.ContainsKey(key))
        {
            throw new FakeRefusal(400, "Bad Request: message to edit not found");
        }
        if (sent.Method != "sendMessage")
        {
            throw new FakeRefusal(400, "Bad Request: there is no text in the message to edit");
        }
        var (text, _) = Words(call.Text("text") ?? "", call.Text("parse_mode"));
        if (text.Length is 0 or > 4096)
        {
            throw new FakeRefusal(400, "Bad Request: message text is empty or too long");
        }
        if (text == _shown.GetValueOrDefault(key, sent.Text))
        {
            throw new FakeRefusal(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        }
        _shown[key] = text;
        return true;
    }

    private JsonNode Delete(FakeCall call)
    {
        var key = (call.Number("chat_id"), call.Number("message_id"));
        if (!Sent.Any(sent => (sent.Chat, sent.MessageId) == key) || _deleted.ContainsKey(key))
        {
            throw new FakeRefusal(400, "Bad Request: message to delete not found");
        }
        if (TooOldToDelete)
        {
            throw new FakeRefusal(400, "Bad Request: message can't be deleted for everyone");
        }
        _deleted[key] = true;
        return true;
    }
}
