using System.Globalization;
using System.Net;

namespace Fakes.Bitrix24;

// What operators do, and the events that tell of it: PHP forms, sent once.
public sealed partial class FakePortal
{
    private readonly Queue<string> _events = new();

    /// <summary>Where events go; null = nobody listens and they are lost.</summary>
    public Func<string, Task>? Events { get; set; }

    /// <summary>What becomes of an event on its way: the bodies that are really sent, now. None = lost.</summary>
    public Func<string, IEnumerable<string>> Fate { get; set; } = body => [body];

    public int EventsMade { get; private set; }

    /// <summary>An operator presses "answer".</summary>
    public void Take(FakeChat chat, int user)
    {
        lock (_lock)
        {
            chat.Owner = user;
        }
    }

    /// <summary>An operator writes; the chat is his from now on.</summary>
    public async Task<FakeMessage> Write(FakeChat chat, int user, string text, (string Url, string Name)? file = null, bool signature = false, bool whisper = false)
    {
        FakeMessage message;
        lock (_lock)
        {
            chat.Owner = user;
            message = new FakeMessage { Id = _nextMessage += 3, Session = chat.Session, Sender = user, Text = text, Whisper = whisper };
            if (file is { } attached)
            {
                message.Files.Add(attached);
            }
            chat.Messages.Add(message);
            if (!whisper)
            {
                Tell(chat, message, signature);
            }
        }
        await Deliver();
        return message;
    }

    public async Task Edit(FakeChat chat, FakeMessage message, string text)
    {
        lock (_lock)
        {
            message.Text = text;
            Raise("ONIMCONNECTORMESSAGEUPDATE", [.. Frame(chat, message), ("data[MESSAGES][0][message][text]", text), .. Ids(message)]);
        }
        await Deliver();
    }

    public async Task Remove(FakeChat chat, FakeMessage message)
    {
        lock (_lock)
        {
            message.Deleted = true;
            Raise("ONIMCONNECTORMESSAGEDELETE", [.. Frame(chat, message), .. Ids(message)]);
        }
        await Deliver();
    }

    /// <summary>The operator presses "finish".</summary>
    public async Task Finish(FakeChat chat)
    {
        lock (_lock)
        {
            Close(chat);
        }
        await Deliver();
    }

    public async Task Say(string name, params (string, string)[] data)
    {
        lock (_lock)
        {
            Raise(name, data);
        }
        await Deliver();
    }

    /// <summary>The body the portal posts when the application is installed.</summary>
    public string Installation() => Encode(
    [
        ("event", "ONAPPINSTALL"), ("data[VERSION]", "1"), ("data[ACTIVE]", "Y"), ("data[INSTALLED]", "Y"), ("data[LANGUAGE_ID]", "ru"),
        ("ts", Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ("auth[access_token]", Tokens.Access), ("auth[refresh_token]", Tokens.Refresh),
        ("auth[expires]", Tokens.Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), ("auth[expires_in]", "3600"),
        ("auth[scope]", "imopenlines,imconnector,im,crm,task,user,disk"), ("auth[domain]", new Uri(Self).Authority),
        ("auth[client_endpoint]", Self + "/rest/"), ("auth[server_endpoint]", Self + "/oauth-rest/"),
        ("auth[member_id]", Tokens.MemberId), ("auth[user_id]", "1"), ("auth[status]", "L"), ("auth[application_token]", Tokens.ApplicationToken),
    ]);

    private void Close(FakeChat chat)
    {
        var session = chat.Session;
        if (session == 0)
        {
            return;
        }
        Dialog("ONIMCONNECTORDIALOGFINISH", chat, "Y");
        (chat.Session, chat.Owner) = (0, 0);
    }

    private void Dialog(string name, FakeChat chat, string closed) => Raise(name,
    [
        ("data[CONNECTOR]", ConnectorName ?? "supportbot"), ("data[LINE]", Line.ToString(CultureInfo.InvariantCulture)),
        ("data[DATA][0][connector][connector_id]", ConnectorName ?? "supportbot"), ("data[DATA][0][connector][chat_id]", chat.External),
        ("data[DATA][0][connector][user_id]", Id(chat.User)), ("data[DATA][0][session][id]", Id(chat.Session)), ("data[DATA][0][session][closed]", closed),
        ("data[DATA][0][session][parent_id]", "0"), ("data[DATA][0][chat][id]", Id(chat.Id)), ("data[DATA][0][user][id]", Id(chat.User)),
    ]);

    private void Tell(FakeChat chat, FakeMessage message, bool signature)
    {
        var text = signature ? $"[b]Данияр Оспанов:[/b] [br]{message.Text}" : message.Text;
        List<(string, string)> data = [.. Frame(chat, message), ("data[MESSAGES][0][message][user_id]", Id(message.Sender))];
        if (text.Length > 0)
        {
            data.Add(("data[MESSAGES][0][message][text]", text));
        }
        for (var i = 0; i < message.Files.Count; i++)
        {
            var file = $"data[MESSAGES][0][message][files][{i}]";
            data.AddRange([(file + "[name]", message.Files[i].Name), (file + "[type]", "image"), (file + "[mime]", "image/png"), (file + "[link]", message.Files[i].Url), (file + "[size]", "70855")]);
        }
        Raise("ONIMCONNECTORMESSAGEADD", data);
    }

    private List<(string, string)> Frame(FakeChat chat, FakeMessage message) =>
    [
        ("data[CONNECTOR]", ConnectorName ?? "supportbot"), ("data[LINE]", Line.ToString(CultureInfo.InvariantCulture)),
        ("data[MESSAGES][0][im][chat_id]", Id(chat.Id)), ("data[MESSAGES][0][im][message_id]", Id(message.Id)), ("data[MESSAGES][0][chat][id]", chat.External),
    ];

    private static IEnumerable<(string, string)> Ids(FakeMessage message) =>
        message.External.Select((id, at) => ($"data[MESSAGES][0][message][id][{at}]", id));

    private void Raise(string name, IEnumerable<(string, string)> data)
    {
        EventsMade++;
        _events.Enqueue(Encode(
        [
            ("event", name), ("event_handler_id", "61"), .. data, ("ts", Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ("auth[domain]", new Uri(Self).Authority), ("auth[member_id]", Tokens.MemberId), ("auth[application_token]", Tokens.ApplicationToken),
        ]));
    }

    private async Task Deliver()
    {
        while (true)
        {
            string[] bodies;
            lock (_lock)
            {
                if (!_events.TryDequeue(out var body))
                {
                    return;
                }
                bodies = [.. Fate(body)];
            }
            foreach (var body in bodies)
            {
                await (Events?.Invoke(body) ?? Task.CompletedTask);
            }
        }
    }

    private static string Encode(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => WebUtility.UrlEncode(pair.Name) + "=" + WebUtility.UrlEncode(pair.Value)));
}
