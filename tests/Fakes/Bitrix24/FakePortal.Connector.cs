using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fakes.Bitrix24;

// imconnector.*: what our connector may do.
public sealed partial class FakePortal
{
    private int _nextMessage = 90_000;
    private int _nextSession = 770;
    private int _nextChat = 3_050;
    private int _nextUser = 800;

    public string? ConnectorName { get; private set; }

    public JsonObject? Registered { get; private set; }

    public bool LineActive { get; set; } = true;

    public bool ConnectorActive { get; set; } = true;

    public const int Line = 14;

    /// <summary>Why a single item of a send is refused; null = it is taken.</summary>
    public Func<JsonObject, string?> ItemFault { get; set; } = _ => null;

    public List<FakeChat> Chats { get; } = [];

    public FakeChat ChatOf(string external) => Chats.Single(chat => chat.External == external);

    private Dictionary<string, Func<JsonObject, FakeAnswer>> Connector() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["imconnector.register"] = Register,
        ["imconnector.activate"] = parameters => Lined(parameters, () =>
        {
            ConnectorActive = Number(parameters["ACTIVE"]) == 1;
            return Result(true);
        }),
        ["imconnector.connector.data.set"] = parameters => Lined(parameters, () => Result(true)),
        ["imconnector.status"] = parameters => Lined(parameters, () => Result(new JsonObject
        {
            ["LINE"] = Line, ["CONNECTOR"] = Text(parameters["CONNECTOR"]), ["ERROR"] = false, ["CONFIGURED"] = ConnectorActive, ["STATUS"] = ConnectorActive && LineActive,
        })),
        ["imconnector.send.messages"] = parameters => Lined(parameters, () => Items(parameters, Send)),
        ["imconnector.update.messages"] = parameters => Lined(parameters, () => Items(parameters, Amend)),
        ["imconnector.delete.messages"] = parameters => Lined(parameters, () => Items(parameters, Delete)),
        ["imconnector.send.status.delivery"] = parameters => Lined(parameters, () => Items(parameters, Confirm)),
    };

    private FakeAnswer Register(JsonObject parameters)
    {
        Known("register", parameters, "ID", "NAME", "ICON", "ICON_DISABLED", "PLACEMENT_HANDLER", "DEL_EXTERNAL_MESSAGES", "EDIT_INTERNAL_MESSAGES",
            "DEL_INTERNAL_MESSAGES", "NEWSLETTER", "NEED_SYSTEM_MESSAGES", "NEED_SIGNATURE", "CHAT_GROUP");
        foreach (var name in new[] { "NEWSLETTER", "NEED_SYSTEM_MESSAGES", "NEED_SIGNATURE", "CHAT_GROUP" })
        {
            if (parameters[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            {
                Complaints.Add($"register: {name} is a text, which is always true");
            }
        }
        Registered = (JsonObject)parameters.DeepClone();
        ConnectorName = Text(parameters["ID"]);
        return parameters["ICON"]?["DATA_IMAGE"] is null
            ? Result(new JsonObject { ["result"] = false, ["error"] = "ICON_REQUIRED" })
            : Result(new JsonObject { ["result"] = true });
    }

    private FakeAnswer Lined(JsonObject parameters, Func<FakeAnswer> then)
    {
        if (Number(parameters["LINE"]) != Line || !LineActive)
        {
            return FakeAnswer.Error(400, "NOT_ACTIVE_LINE", "The line is not active");
        }
        return string.IsNullOrEmpty(Text(parameters["CONNECTOR"])) ? FakeAnswer.Error(400, "ERROR_ARGUMENT", "Argument 'CONNECTOR' is null or empty") : then();
    }

    private FakeAnswer Items(JsonObject parameters, Func<JsonObject, JsonObject> each)
    {
        Known("messages", parameters, "CONNECTOR", "LINE", "MESSAGES");
        if (parameters["MESSAGES"] is not JsonArray { Count: > 0 } messages)
        {
            return FakeAnswer.Error(400, "ERROR_ARGUMENT", "Argument 'MESSAGES' is null or empty");
        }
        if (messages.Count > 1)
        {
            Complaints.Add("several messages in one call: one lost answer makes them all uncertain");
        }
        var results = new JsonArray([.. messages.Select(message => (JsonNode)each((JsonObject)message!))]);
        // The outer success says nothing of the items.
        return Result(new JsonObject { ["SUCCESS"] = true, ["DATA"] = new JsonObject { ["RESULT"] = results } });
    }

    private JsonObject Send(JsonObject item)
    {
        Known("user", item["user"] as JsonObject ?? [], "id", "name", "last_name", "picture", "url", "gender", "email", "phone", "skip_phone_validate");
        Known("message", item["message"] as JsonObject ?? [], "id", "date", "text", "files", "disable_crm", "user_id");
        Known("chat", item["chat"] as JsonObject ?? [], "id", "name", "url");
        if (Wrong(item) is { } wrong)
        {
            return new JsonObject { ["SUCCESS"] = false, ["ERRORS"] = new JsonArray(wrong) };
        }
        var chat = ChatFor(item);
        var text = Text(item["message"]!["text"]) ?? "";
        var message = new FakeMessage { Id = _nextMessage += 3, Session = chat.Session, Sender = chat.User, Text = text.Length > 20_000 ? text[..20_000] + " (...)" : text };
        message.External.Add(Text(item["message"]!["id"]) ?? "");
        foreach (var file in item["message"]!["files"] as JsonArray ?? [])
        {
            message.Files.Add((Text(file!["url"]) ?? "", Text(file["name"]) ?? ""));
        }
        chat.Messages.Add(message);
        return new JsonObject
        {
            ["user"] = chat.User.ToString(), ["SUCCESS"] = true, ["message"] = new JsonObject { ["id"] = message.External[0], ["date"] = new JsonObject(), ["files"] = new JsonArray() },
            ["chat"] = new JsonObject { ["id"] = chat.External }, ["session"] = new JsonObject { ["ID"] = chat.Session.ToString(), ["CHAT_ID"] = chat.Id.ToString() },
        };
    }

    private string? Wrong(JsonObject item)
    {
        var user = Text(item["user"]?["id"]);
        if (string.IsNullOrEmpty(user) || Text(item["chat"]?["id"]) != user)
        {
            return "user.id and chat.id must be the same";
        }
        if (user.Contains('|', StringComparison.Ordinal))
        {
            return "the id has a bar in it";
        }
        foreach (var name in new[] { Text(item["user"]?["name"]) ?? "", Text(item["user"]?["last_name"]) ?? "" })
        {
            if (name.Length > 25 || name.Any(letter => !char.IsLetter(letter) && letter is not (' ' or '-' or '\'' or '’')))
            {
                return $"bad name {name}";
            }
        }
        if (item["message"]?["date"] is JsonValue date && date.GetValueKind() != JsonValueKind.Number)
        {
            return "date must be Unix seconds";
        }
        var files = item["message"]?["files"] as JsonArray;
        return string.IsNullOrEmpty(Text(item["message"]?["text"])) && files is not { Count: > 0 } ? "empty message" : ItemFault(item);
    }

    private FakeChat ChatFor(JsonObject item)
    {
        var external = Text(item["chat"]!["id"])!;
        var chat = Chats.FirstOrDefault(chat => chat.External == external);
        if (chat is null)
        {
            chat = new FakeChat { Id = _nextChat += 5, External = external, User = _nextUser += 2 };
            Chats.Add(chat);
        }
        (chat.Name, chat.Phone) = (Text(item["user"]!["name"]) ?? "", Text(item["user"]!["phone"]) ?? chat.Phone);
        if (chat.Session == 0)
        {
            chat.Session = ++_nextSession;
            Dialog("ONIMCONNECTORDIALOGSTART", chat, "N");
        }
        return chat;
    }

    private JsonObject Amend(JsonObject item)
    {
        var found = Find(item);
        if (found is not null)
        {
            found.Text = Text(item["message"]!["text"]) ?? "";
        }
        return new JsonObject { ["SUCCESS"] = found is not null };
    }

    private JsonObject Delete(JsonObject item)
    {
        var found = Find(item);
        if (found is not null)
        {
            found.Deleted = true;
        }
        return new JsonObject { ["SUCCESS"] = found is not null };
    }

    private FakeMessage? Find(JsonObject item) => Chats.FirstOrDefault(chat => chat.External == Text(item["chat"]?["id"]))?
        .Messages.FirstOrDefault(message => message.External.Contains(Text(item["message"]?["id"]) ?? ""));

    private JsonObject Confirm(JsonObject item)
    {
        var chat = Chats.FirstOrDefault(chat => chat.Id == Number(item["im"]?["chat_id"]));
        var message = chat?.Messages.FirstOrDefault(message => message.Id == Number(item["im"]?["message_id"]));
        if (message is null || item["message"]?["id"] is not JsonArray ids)
        {
            Complaints.Add("delivery status: no such message, or the ids are not a list");
            return new JsonObject { ["SUCCESS"] = true };
        }
        message.Delivered = true;
        message.External.AddRange(ids.Select(id => Text(id)!));
        return new JsonObject { ["SUCCESS"] = true };
    }
}
