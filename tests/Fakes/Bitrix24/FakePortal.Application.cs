using System.Text.Json.Nodes;

namespace Fakes.Bitrix24;

// app.info, event.*, scopes, crm.*: the application and the work around it.
public sealed partial class FakePortal
{
    public List<(string Event, string Handler)> Bindings { get; } = [];

    public string Scopes { get; set; } = "imopenlines,imconnector,im,crm,task,user,disk";

    /// <summary>Contacts of the CRM: id, phone, fields.</summary>
    public Dictionary<int, JsonObject> Contacts { get; } = [];

    public List<JsonObject> Todos { get; } = [];

    /// <summary>Comments in timelines of contacts.</summary>
    public List<(string Contact, string Words)> Remarks { get; } = [];

    private Dictionary<string, Func<JsonObject, FakeAnswer>> Application() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["app.info"] = _ => Result(new JsonObject { ["ID"] = 7, ["CODE"] = "local.app", ["STATUS"] = "L", ["INSTALLED"] = true, ["LANGUAGE_ID"] = "ru" }),
        ["scope"] = _ => Result(new JsonArray([.. Scopes.Split(',').Select(scope => (JsonNode)scope)])),
        ["event.get"] = _ => Result(new JsonArray([.. Bindings.Select(binding => (JsonNode)new JsonObject
        {
            ["event"] = binding.Event, ["handler"] = binding.Handler, ["auth_type"] = "0", ["offline"] = "0",
        })])),
        ["event.bind"] = Bind,
        ["event.unbind"] = parameters =>
        {
            var removed = Bindings.RemoveAll(binding => binding.Event.Equals(Text(parameters["event"]), StringComparison.OrdinalIgnoreCase) && binding.Handler == Text(parameters["handler"]));
            return Result(new JsonObject { ["count"] = removed });
        },
        ["crm.duplicate.findbycomm"] = parameters =>
        {
            var phones = ((JsonArray)parameters["values"]!).Select(value => Digits(Text(value))).ToHashSet(StringComparer.Ordinal);
            var found = Contacts.Where(contact => phones.Contains(Digits(PhoneOf(contact.Value)))).Select(contact => (JsonNode)contact.Key).ToArray();
            return Result(found.Length == 0 ? new JsonArray() : new JsonObject { ["CONTACT"] = new JsonArray(found) });
        },
        ["crm.item.add"] = parameters =>
        {
            Contacts[415 + Contacts.Count] = (JsonObject)parameters["fields"]!.DeepClone();
            return Result(new JsonObject { ["item"] = new JsonObject { ["id"] = 414 + Contacts.Count } });
        },
        ["crm.item.update"] = parameters =>
        {
            if (Contacts.TryGetValue(Number(parameters["id"]), out var contact))
            {
                foreach (var (name, value) in (JsonObject)parameters["fields"]!)
                {
                    contact[name] = value?.DeepClone();
                }
            }
            return Result(new JsonObject { ["item"] = new JsonObject { ["id"] = Number(parameters["id"]) } });
        },
        ["crm.timeline.comment.add"] = parameters =>
        {
            Remarks.Add((Text(parameters["fields"]!["ENTITY_ID"]) ?? "", Text(parameters["fields"]!["COMMENT"]) ?? ""));
            return Result(Remarks.Count);
        },
        ["crm.activity.todo.add"] = parameters =>
        {
            Known("crm.activity.todo.add", parameters, "ownerTypeId", "ownerId", "deadline", "title", "description", "responsibleId", "pingOffsets", "colorId");
            Todos.Add((JsonObject)parameters.DeepClone());
            return Result(new JsonObject { ["id"] = Todos.Count });
        },
        ["crm.activity.list"] = parameters =>
        {
            var subject = Text(parameters["filter"]?["%SUBJECT"]);
            return Result(new JsonArray([.. Todos.Where(todo => subject is not null && Text(todo["title"])!.Contains(subject, StringComparison.Ordinal))
                .Select(todo => (JsonNode)new JsonObject { ["ID"] = (Todos.IndexOf(todo) + 1).ToString(), ["SUBJECT"] = Text(todo["title"]) })]));
        },
        ["tasks.task.add"] = parameters =>
        {
            Todos.Add((JsonObject)parameters["fields"]!.DeepClone());
            return Result(new JsonObject { ["task"] = new JsonObject { ["id"] = Todos.Count.ToString() } });
        },
        ["tasks.task.list"] = parameters =>
        {
            var title = Text(parameters["filter"]?["TITLE"]) ?? "";
            return Result(new JsonObject
            {
                ["tasks"] = new JsonArray([.. Todos.Where(todo => Text(todo["TITLE"]) == title)
                    .Select(todo => (JsonNode)new JsonObject { ["id"] = (Todos.IndexOf(todo) + 1).ToString(), ["title"] = Text(todo["TITLE"]) })]),
            });
        },
    };

    private FakeAnswer Bind(JsonObject parameters)
    {
        Known("event.bind", parameters, "event", "handler", "auth_type", "event_type");
        var binding = (Text(parameters["event"])!.ToUpperInvariant(), Text(parameters["handler"])!);
        if (Bindings.Contains(binding))
        {
            return FakeAnswer.Error(400, "ERROR_CORE", "Handler already binded");
        }
        if (Bindings.Exists(other => other.Event == binding.Item1))
        {
            Complaints.Add($"a second handler for {binding.Item1}: every event comes twice");
        }
        Bindings.Add(binding);
        return Result(true);
    }

    private static string PhoneOf(JsonObject contact) => (contact["fm"] as JsonArray)?.Select(field => Text(field?["value"])).FirstOrDefault() ?? "";

    private static string Digits(string? phone)
    {
        var digits = new string([.. (phone ?? "").Where(char.IsDigit)]);
        return digits.Length > 10 ? digits[^10..] : digits;
    }
}
