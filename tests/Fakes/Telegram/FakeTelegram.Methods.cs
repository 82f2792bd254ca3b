using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Fakes.Telegram;

public sealed partial class FakeTelegram
{
    private const int ChatBurst = 8;
    private const int LargestDownload = 20 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _presses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, DateTimeOffset> _pace = new();
    private readonly ConcurrentDictionary<(long, long), JsonObject?> _markups = new();
    private readonly Queue<DateTimeOffset> _lastSecond = new();
    private long _lastMessage = 1000;
    private int _held;
    private int _lastFile;

    /// <summary>Chats whose person has blocked the bot.</summary>
    public ConcurrentDictionary<long, bool> Blocked { get; } = new();

    /// <summary>Most messages a second to all chats together; null = without this limit.</summary>
    public int? PerSecond { get; set; }

    /// <summary>How often that limit has held a message back.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Chats the bot has left.</summary>
    public ConcurrentQueue<long> Left { get; } = new();

    /// <summary>Commands set, by language; empty = the default.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Commands { get; } = new(StringComparer.Ordinal);

    /// <summary>Presses that were not answered yet.</summary>
    public IReadOnlyList<string> UnansweredPresses => [.. _presses.Where(press => !press.Value).Select(press => press.Key)];

    /// <summary>The inline keyboard a message shows now.</summary>
    public JsonObject? MarkupOf(long chat, long messageId) => _markups.GetValueOrDefault((chat, messageId));

    /// <summary>A file a person has; its id can stand in an update.</summary>
    public string AddFile(byte[] bytes)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"file-{Interlocked.Increment(ref _lastFile)}");
        _files[id] = bytes;
        return id;
    }

    /// <summary>The server has forgotten the file: its id is refused.</summary>
    public void ForgetFile(string fileId) => _files.TryRemove(fileId, out _);

    private async Task<JsonNode?> Carry(string method, FakeCall call, CancellationToken cancellation) => method switch
    {
        "getMe" => new JsonObject { ["id"] = 123456789, ["is_bot"] = true, ["first_name"] = "ISP", ["username"] = "isp_bot" },
        "getUpdates" => await GetUpdates(call, cancellation),
        "setWebhook" => SetWebhook(call),
        "deleteWebhook" => SetWebhook(new FakeCall(new JsonObject { ["url"] = "" }, call.Files)),
        "getWebhookInfo" => WebhookInfo(),
        "sendMessage" => SendMessage(call),
        "sendPhoto" => SendFile(call, "photo", "sendPhoto"),
        "sendDocument" => SendFile(call, "document", "sendDocument"),
        "editMessageReplyMarkup" => EditMarkup(call),
        "editMessageText" => EditText(call),
        "deleteMessage" => Delete(call),
        "answerCallbackQuery" => AnswerPress(call),
        "sendChatAction" => Known(call.Number("chat_id")),
        "setMyCommands" => SetCommands(call),
        "getFile" => GetFile(call),
        "leaveChat" => Leave(call),
        _ => throw new FakeRefusal(404, "Not Found: method not found"),
    };

    private JsonNode? SendMessage(FakeCall call)
    {
        var chat = call.Number("chat_id");
        Known(chat);
        var raw = call.Text("text") ?? "";
        if (Encoding.UTF8.GetByteCount(raw) > 32768)
        {
            throw new FakeRefusal(400, "Bad Request: message is too long");
        }
        var (text, bold) = Words(raw, call.Text("parse_mode"));
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FakeRefusal(400, "Bad Request: message text is empty");
        }
        if (text.Length > 4096)
        {
            throw new FakeRefusal(400, "Bad Request: message is too long");
        }
        return Keep(call, new FakeSent(chat, 0, "sendMessage", text, bold, CheckMarkup(call)));
    }

    private JsonNode? SendFile(FakeCall call, string field, string method)
    {
        var chat = call.Number("chat_id");
        Known(chat);
        var (caption, bold) = Words(call.Text("caption") ?? "", call.Text("parse_mode"));
        if (caption.Length > 1024)
        {
            throw new FakeRefusal(400, "Bad Request: message caption is too long");
        }
        var uploaded = call.Files.TryGetValue(field, out var bytes);
        var id = uploaded ? AddFile(bytes!) : call.Text(field) ?? "";
        if (!_files.ContainsKey(id))
        {
            throw new FakeRefusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
        }
        return Keep(call, new FakeSent(chat, 0, method, caption, bold, CheckMarkup(call), id, uploaded));
    }

    private JsonObject Keep(FakeCall call, FakeSent sent)
    {
        CheckPace(sent.Chat);
        CheckPaceOfAll();
        sent = sent with { MessageId = Interlocked.Increment(ref _lastMessage) };
        _markups[(sent.Chat, sent.MessageId)] = sent.Markup;
        _sent.Enqueue(sent);
        var message = new JsonObject
        {
            ["message_id"] = sent.MessageId,
            ["date"] = 1795000000,
            ["chat"] = new JsonObject { ["id"] = sent.Chat, ["type"] = "private" },
            ["text"] = call.Text("text"),
        };
        if (sent.FileId is { } file)
        {
            JsonObject Size() => new() { ["file_id"] = file, ["file_unique_id"] = "u" + file, ["width"] = 90, ["height"] = 90 };
            message[sent.Method == "sendPhoto" ? "photo" : "document"] = sent.Method == "sendPhoto" ? new JsonArray(Size()) : Size();
        }
        return message;
    }

    private JsonNode Known(long chat)
    {
        if (Blocked.ContainsKey(chat))
        {
            throw new FakeRefusal(403, "Forbidden: bot was blocked by the user");
        }
        return _chats.ContainsKey(chat) ? true : throw new FakeRefusal(400, "Bad Request: chat not found");
    }

    // About one message a second in a chat; short bursts pass (telegram.md §5).
    private void CheckPace(long chat)
    {
        lock (_pace)
        {
            var now = _clock.GetUtcNow();
            var due = _pace.GetValueOrDefault(chat) is var used && used > now.AddSeconds(1 - ChatBurst) ? used : now.AddSeconds(1 - ChatBurst);
            if (due > now)
            {
                throw new FakeRefusal(429, "Too Many Requests: retry after 1", 1);
            }
            _pace[chat] = due.AddSeconds(1);
        }
    }

    // About thirty a second to everybody (telegram.md §5).
    private void CheckPaceOfAll()
    {
        if (PerSecond is not { } most)
        {
            return;
        }
        lock (_lastSecond)
        {
            var now = _clock.GetUtcNow();
            while (_lastSecond.TryPeek(out var oldest) && oldest <= now.AddSeconds(-1))
            {
                _lastSecond.Dequeue();
            }
            if (_lastSecond.Count >= most)
            {
                Interlocked.Increment(ref _held);
                throw new FakeRefusal(429, "Too Many Requests: retry after 1", 1);
            }
            _lastSecond.Enqueue(now);
        }
    }

    private static (string Text, IReadOnlyList<string> Bold) Words(string raw, string? mode) => mode switch
    {
        null => (raw, []),
        "HTML" => FakeHtml.Read(raw),
        _ => throw new FakeRefusal(400, "Bad Request: unsupported parse_mode"),
    };

    private static JsonObject? CheckMarkup(FakeCall call)
    {
        var markup = call.Fields["reply_markup"] as JsonObject;
        foreach (var button in (markup?["inline_keyboard"] as JsonArray ?? []).SelectMany(row => row!.AsArray()))
        {
            if (string.IsNullOrEmpty((string?)button!["text"]) || button["callback_data"] is not { } data)
            {
                throw new FakeRefusal(400, "Bad Request: Text buttons are unallowed in the inline keyboard");
            }
            if (Encoding.UTF8.GetByteCount((string)data!) is 0 or > 64)
            {
                throw new FakeRefusal(400, "Bad Request: BUTTON_DATA_INVALID");
            }
        }
        return markup?.DeepClone().AsObject();
    }

    private JsonNode EditMarkup(FakeCall call)
    {
        var key = (call.Number("chat_id"), call.Number("message_id"));
        if (!_markups.TryGetValue(key, out var before))
        {
            throw new FakeRefusal(400, "Bad Request: message to edit not found");
        }
        var after = CheckMarkup(call);
        if (JsonNode.DeepEquals(before, after))
        {
            throw new FakeRefusal(400, "Bad Request: message is not modified");
        }
        _markups[key] = after;
        return true;
    }

    private JsonNode AnswerPress(FakeCall call)
    {
        var id = call.Text("callback_query_id") ?? "";
        return _presses.TryUpdate(id, true, false)
            ? true
            : throw new FakeRefusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    private JsonNode SetCommands(FakeCall call)
    {
        var commands = call.Fields["commands"]!.AsArray().Select(one => (Name: (string)one!["command"]!, About: (string)one["description"]!)).ToList();
        if (commands.Exists(one => one.Name.Length is 0 or > 32 || one.Name.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')) || one.About.Length is 0 or > 256))
        {
            throw new FakeRefusal(400, "Bad Request: BOT_COMMAND_INVALID");
        }
        Commands[call.Text("language_code") ?? ""] = [.. commands.Select(one => one.Name)];
        return true;
    }

    private JsonNode GetFile(FakeCall call)
    {
        var id = call.Text("file_id") ?? "";
        if (!_files.TryGetValue(id, out var bytes))
        {
            throw new FakeRefusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        }
        return bytes.Length > LargestDownload
            ? throw new FakeRefusal(400, "Bad Request: file is too big")
            : new JsonObject { ["file_id"] = id, ["file_unique_id"] = "u" + id, ["file_size"] = bytes.Length, ["file_path"] = $"photos/{id}.jpg" };
    }

    private JsonNode Leave(FakeCall call)
    {
        Left.Enqueue(call.Number("chat_id"));
        return true;
    }

    private async Task ServeFile(HttpContext http, string path)
    {
        var trouble = _troubles.TryGetValue("file", out var queue) && queue.TryDequeue(out var next) ? next : null;
        if (trouble is not null || !_files.TryGetValue(Path.GetFileNameWithoutExtension(path), out var bytes))
        {
            http.Response.StatusCode = trouble?.Code ?? 404;
            return;
        }
        await http.Response.Body.WriteAsync(bytes);
    }
}
