using System.Globalization;
using System.Text.Json.Nodes;

namespace Fakes.Bitrix24;

// imopenlines.*, im.*, user.*, batch: reading sessions, telling operators.
public sealed partial class FakePortal
{
    public List<(int User, string Text, string Tag)> Notices { get; } = [];

    /// <summary>The application's user may read histories and close others' dialogs.</summary>
    public bool HasRights { get; set; } = true;

    /// <summary>Settings of the line, as <c>imopenlines.config.get</c> tells them.</summary>
    public JsonObject LineSettings { get; } = new()
    {
        ["ID"] = Line.ToString(CultureInfo.InvariantCulture), ["ACTIVE"] = "Y", ["LINE_NAME"] = "Поддержка", ["WELCOME_MESSAGE"] = "N", ["WELCOME_BOT_ENABLE"] = "N",
        ["VOTE_MESSAGE"] = "N", ["AUTO_CLOSE_RULE"] = "none", ["CLOSE_RULE"] = "none", ["CRM_CREATE"] = "none", ["QUEUE_ONLINE"] = "Y",
    };

    private Dictionary<string, Func<JsonObject, FakeAnswer>> Lines() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["imopenlines.dialog.get"] = parameters => Chat(parameters) is { } chat ? Result(DialogOf(chat)) : FakeAnswer.Error(400, "ACCESS_ERROR"),
        ["imopenlines.session.history.get"] = History,
        ["imopenlines.operator.another.finish"] = parameters =>
        {
            if (Chat(parameters) is not { } chat || !HasRights)
            {
                return FakeAnswer.Error(403, "ACCESS_DENIED");
            }
            Close(chat);
            return Result(true);
        },
        ["imopenlines.config.get"] = parameters => Number(parameters["CONFIG_ID"]) == Line ? Result(LineSettings.DeepClone()) : Result(false),
        ["im.notify.system.add"] = parameters =>
        {
            Known("im.notify.system.add", parameters, "USER_ID", "MESSAGE", "MESSAGE_OUT", "TAG", "SUB_TAG", "ATTACH");
            Notices.Add((Number(parameters["USER_ID"]), Text(parameters["MESSAGE"]) ?? "", Text(parameters["TAG"]) ?? ""));
            return Result(Notices.Count);
        },
        ["user.get"] = parameters => Result(new JsonArray(new JsonObject
        {
            ["ID"] = Text(parameters["ID"]), ["NAME"] = "Данияр", ["LAST_NAME"] = "Оспанов " + Text(parameters["ID"]), ["WORK_POSITION"] = "Оператор",
        })),
        ["batch"] = Batch,
    };

    private FakeChat? Chat(JsonObject parameters) => Chats.FirstOrDefault(chat => chat.Id == Number(parameters["CHAT_ID"]));

    private static JsonObject DialogOf(FakeChat chat) => new()
    {
        ["id"] = chat.Id.ToString(CultureInfo.InvariantCulture),
        ["owner"] = chat.Owner,
        ["entity_id"] = $"supportbot|{Line}|{chat.External}|{chat.User}",
        ["entity_data_1"] = $"N|NONE|0|N|N|{chat.Session}|1789100900|0|0|0",
        ["entity_data_3"] = chat.Whispering ? "Y" : "",
    };

    private FakeAnswer History(JsonObject parameters)
    {
        if (!HasRights)
        {
            return FakeAnswer.Error(403, "ACCESS_DENIED");
        }
        var session = Number(parameters["SESSION_ID"]);
        var chat = Chats.FirstOrDefault(chat => chat.Messages.Exists(message => message.Session == session) || chat.Session == session);
        if (chat is null)
        {
            return FakeAnswer.Error(400, "ACCESS_DENIED");
        }
        var messages = new JsonObject();
        var users = new JsonObject { [Id(chat.User)] = new JsonObject { ["id"] = Id(chat.User), ["connector"] = true, ["bot"] = false } };
        foreach (var message in chat.Messages.Where(message => message.Session == session && !message.Deleted))
        {
            messages[Id(message.Id)] = Line_(chat, message);
            if (message.Sender > 0 && message.Sender != chat.User)
            {
                users[Id(message.Sender)] = new JsonObject { ["id"] = Id(message.Sender), ["connector"] = false, ["bot"] = false };
            }
        }
        return Result(new JsonObject
        {
            ["chatId"] = chat.Id, ["sessionId"] = Id(session), ["users"] = users,
            // An empty map prints as a list.
            ["message"] = messages.Count == 0 ? new JsonArray() : messages, ["files"] = new JsonArray(), ["chat"] = new JsonObject(),
        });
    }

    private static JsonObject Line_(FakeChat chat, FakeMessage message) => new()
    {
        ["id"] = Id(message.Id), ["chatid"] = Id(chat.Id), ["senderid"] = Id(message.Sender), ["text"] = message.Text,
        ["params"] = message.External.Count == 0 && !message.Whisper ? new JsonArray() : new JsonObject
        {
            ["connectorMid"] = new JsonArray([.. message.External.Select(id => (JsonNode)id)]),
            ["componentId"] = message.Whisper ? "HiddenMessage" : "",
        },
    };

    private FakeAnswer Batch(JsonObject parameters)
    {
        var (results, errors, times) = (new JsonObject(), new JsonObject(), new JsonObject());
        var commands = parameters["cmd"] as JsonObject ?? [];
        if (commands.Count > 50)
        {
            return FakeAnswer.Error(400, "ERROR_BATCH_LENGTH_EXCEEDED");
        }
        foreach (var (name, command) in commands)
        {
            var parts = Text(command)!.Split('?', 2);
            if (parts[0].Contains("send", StringComparison.Ordinal))
            {
                Complaints.Add("a send in a batch");
            }
            var inner = new JsonObject();
            foreach (var (key, value) in Form(parts.ElementAtOrDefault(1) ?? ""))
            {
                inner[key] = value;
            }
            var answer = JsonNode.Parse(Run(parts[0], inner).Body)!.AsObject();
            if (answer["result"] is { } result)
            {
                results[name] = result.DeepClone();
                times[name] = answer["time"]!.DeepClone();
            }
            else
            {
                errors[name] = answer.DeepClone();
            }
        }
        _running = "batch";
        return Result(new JsonObject { ["result"] = results, ["result_error"] = errors.Count == 0 ? new JsonArray() : errors, ["result_time"] = times });
    }

    private static string Id(int id) => id.ToString(CultureInfo.InvariantCulture);
}
