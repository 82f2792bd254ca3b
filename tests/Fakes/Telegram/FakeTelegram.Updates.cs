using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fakes.Telegram;

public sealed partial class FakeTelegram
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    // telegram.md §2.1
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan PressKept = TimeSpan.FromSeconds(150);

    private readonly ConcurrentDictionary<long, bool> _chats = new();
    private readonly ConcurrentDictionary<string, Task> _queues = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly List<Waiting> _pending = [];
    private readonly SemaphoreSlim _news = new(0);
    private CancellationTokenSource? _poll;
    private string _webhook = "";
    private string _secret = "";
    private DateTimeOffset _webhookSet;
    private long _lastUpdate = 700100;
    private long _lastIncoming = 40;
    private string? _lastError;
    private int _waiting;

    /// <summary>Answers the webhook gave, by status.</summary>
    public ConcurrentQueue<int> Answered { get; } = new();

    /// <summary>How often each update is delivered; real servers may repeat.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>
    /// With a source of chance, chats, copies and the server's own queues come mixed; within a queue the first copies keep their order (telegram.md §2.1).
    /// </summary>
    public Random? Shuffle { get; set; }

    public string Webhook => _webhook;

    /// <summary>Updates not yet confirmed by a poller or taken by a webhook.</summary>
    public int Unconfirmed
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count + Volatile.Read(ref _waiting);
            }
        }
    }

    /// <summary>A person writes; the id of the message.</summary>
    public long Say(long chat, string text) => Send(chat, new JsonObject { ["text"] = text });

    /// <summary>A person sends a message with this content.</summary>
    public long Send(long chat, JsonObject content)
    {
        _chats[chat] = true;
        Blocked.TryRemove(chat, out _);
        var id = Interlocked.Increment(ref _lastIncoming);
        content["message_id"] = id;
        content["date"] = 1795000000;
        content["from"] = Person(chat);
        content["chat"] = Chat(chat);
        Bring("message", content, $"chat {chat}");
        return id;
    }

    /// <summary>This person has opened the chat before.</summary>
    public void Know(long chat) => _chats[chat] = true;

    public void Edit(long chat, long messageId, string text) => Bring("edited_message", new JsonObject
    {
        ["message_id"] = messageId, ["date"] = 1795000000, ["edit_date"] = 1795000060, ["from"] = Person(chat), ["chat"] = Chat(chat), ["text"] = text,
    }, $"chat {chat}");

    /// <summary>A person presses a button of a message the bot has sent; the query's id.</summary>
    public string Press(FakeSent message, string payload)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"query-{Interlocked.Increment(ref _lastIncoming)}");
        _presses[id] = false;
        Bring("callback_query", new JsonObject
        {
            ["id"] = id,
            ["chat_instance"] = "-77001",
            ["from"] = Person(message.Chat),
            ["message"] = new JsonObject
            {
                ["message_id"] = message.MessageId, ["date"] = 1795000000, ["chat"] = Chat(message.Chat), ["text"] = message.Text,
                ["reply_markup"] = message.Markup?.DeepClone(),
            },
            ["data"] = payload,
        }, $"user {message.Chat}");
        return id;
    }

    /// <summary>A person blocks the bot, or takes it back.</summary>
    public void Block(long chat, bool blocked = true)
    {
        Blocked[chat] = true;
        if (!blocked)
        {
            Blocked.TryRemove(chat, out _);
        }
        Bring("my_chat_member", new JsonObject
        {
            ["date"] = 1795000100, ["chat"] = Chat(chat), ["from"] = Person(chat),
            ["new_chat_member"] = new JsonObject { ["status"] = blocked ? "kicked" : "member" },
        }, $"member {chat}");
    }

    /// <summary>Any update: <paramref name="kind"/> and its content, in the queue in which the server keeps such updates.</summary>
    public void Bring(string kind, JsonNode content, string queue)
    {
        var update = new JsonObject { ["update_id"] = Interlocked.Increment(ref _lastUpdate), [kind] = content };
        if (content["chat"]?["id"] is { } chat)
        {
            _chats[long.Parse(chat.ToString(), CultureInfo.InvariantCulture)] = true;
        }
        var waiting = new Waiting(update, queue, _clock.GetUtcNow() + (kind == "callback_query" ? PressKept : Kept));
        lock (_lock)
        {
            if (_webhook.Length == 0)
            {
                _pending.Add(waiting);
                _news.Release();
                return;
            }
            for (var copy = 0; copy < Copies; copy++)
            {
                Deliver(waiting, $"{queue} {copy}");
            }
        }
    }

    // Under the lock. The copies of a queue are a queue of their own: they come in order among themselves and at any time beside the others.
    private void Deliver(Waiting update, string queue)
    {
        Interlocked.Increment(ref _waiting);
        var before = _queues.GetValueOrDefault(queue, Task.CompletedTask);
        var late = Shuffle is { } chance ? TimeSpan.FromMilliseconds(chance.Next(20)) : TimeSpan.Zero;
        _queues[queue] = Post(before, late, update);
    }

    // Within a queue the next update goes only after the one before was taken (telegram.md §2.1).
    private async Task Post(Task before, TimeSpan late, Waiting update)
    {
        await before;
        await Task.Delay(late);
        var body = update.Update.ToJsonString();
        for (var pause = FirstRetry; !_stopping.IsCancellationRequested; pause *= 2)
        {
            if (update.Until <= _clock.GetUtcNow())
            {
                Interlocked.Decrement(ref _waiting);
                return;
            }
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, _webhook) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
                request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", _secret);
                using var answer = await _out.SendAsync(request, _stopping.Token);
                Answered.Enqueue((int)answer.StatusCode);
                if (answer.IsSuccessStatusCode)
                {
                    Interlocked.Decrement(ref _waiting);
                    return;
                }
                _lastError = $"Wrong response from the webhook: {(int)answer.StatusCode}";
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                _lastError = "Connection refused";
            }
            await Task.Delay(pause).ConfigureAwait(false);
        }
    }

    private async Task<JsonNode> GetUpdates(FakeCall call, CancellationToken cancellation)
    {
        CancellationTokenSource mine;
        lock (_lock)
        {
            if (_webhook.Length > 0)
            {
                throw new FakeRefusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            }
            // The older of two pollers gets the error (telegram.md §3.1).
            _poll?.Cancel();
            mine = _poll = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
            var offset = call.Number("offset");
            _pending.RemoveAll(waiting => offset > 0 && waiting.Id < offset);
        }
        var begun = TimeProvider.System.GetTimestamp();
        var patience = TimeSpan.FromSeconds(Math.Min(50, call.Number("timeout")));
        while (true)
        {
            lock (_lock)
            {
                _pending.RemoveAll(waiting => waiting.Until <= _clock.GetUtcNow());
                if (_pending.Count > 0 || TimeProvider.System.GetElapsedTime(begun) >= patience)
                {
                    var batch = _pending.Take((int)Math.Clamp(call.Number("limit") is var limit and > 0 ? limit : 100, 1, 100)).ToList();
                    return new JsonArray([.. Mixed(batch).Select(waiting => waiting.Update.DeepClone())]);
                }
            }
            try
            {
                await _news.WaitAsync(TimeSpan.FromMilliseconds(50), mine.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new FakeRefusal(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
            }
        }
    }

    // As a poller sees it that died before it confirmed, and whose earlier answers are still on their way.
    private IEnumerable<Waiting> Mixed(List<Waiting> batch)
    {
        if (Shuffle is not { } chance)
        {
            return batch.SelectMany(waiting => Enumerable.Repeat(waiting, Copies));
        }
        var queues = Enumerable.Range(0, Copies).SelectMany(_ => batch.GroupBy(waiting => waiting.Queue).Select(queue => new Queue<Waiting>(queue))).ToList();
        var mixed = new List<Waiting>();
        while (queues.Count > 0)
        {
            var next = queues[chance.Next(queues.Count)];
            mixed.Add(next.Dequeue());
            queues.RemoveAll(queue => queue.Count == 0);
        }
        return mixed;
    }

    private JsonNode SetWebhook(FakeCall call)
    {
        var url = call.Text("url") ?? "";
        var secret = call.Text("secret_token") ?? "";
        if (secret.Length > 256 || secret.Any(c => !(char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            throw new FakeRefusal(400, "Bad Request: secret token contains unallowed characters");
        }
        lock (_lock)
        {
            // telegram.md §3.2
            if (url.Length > 0 && _clock.GetUtcNow() - _webhookSet < TimeSpan.FromSeconds(1))
            {
                throw new FakeRefusal(429, "Too Many Requests: retry after 1", 1);
            }
            _webhookSet = url.Length > 0 ? _clock.GetUtcNow() : _webhookSet;
            _webhook = url;
            _secret = secret;
        }
        return true;
    }

    private JsonObject WebhookInfo() => new()
    {
        ["url"] = _webhook,
        ["has_custom_certificate"] = false,
        ["pending_update_count"] = Unconfirmed,
        ["last_error_date"] = _lastError is null ? null : TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        ["last_error_message"] = _lastError,
    };

    private sealed record Waiting(JsonObject Update, string Queue, DateTimeOffset Until)
    {
        public long Id => (long)Update["update_id"]!;
    }

    private static JsonObject Person(long id) => new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = "Асель", ["language_code"] = "ru" };

    private static JsonObject Chat(long id) => new() { ["id"] = id, ["type"] = id < 0 ? "group" : "private", ["first_name"] = "Асель" };
}
