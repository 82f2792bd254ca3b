using System.Text.Json;

namespace SupportBot.Channels.WhatsApp.Incoming;

/// <summary>
/// Cuts a body of Meta's into its items, oldest first, those of one second in the order in which they came. Pure. What it does not understand
/// becomes <see cref="IncomingItem.Passed"/>; one bad item never costs the others.
/// </summary>
/// <param name="phoneNumberId">Ours: what is meant for another number is passed by.</param>
public sealed class WebhookReader(string phoneNumberId)
{
    /// <exception cref="JsonException">It is no JSON at all.</exception>
    public IReadOnlyList<IncomingItem> Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(body);
        var items = new List<IncomingItem>();
        foreach (var entry in document.RootElement.Many("entry"))
        {
            foreach (var change in entry.Many("changes"))
            {
                if (change.Text("field") != "messages" || change.Part("value") is not { } value)
                {
                    items.Add(new IncomingItem.Passed(now, $"field {change.Text("field")}"));
                }
                else if (value.Part("metadata")?.Text("phone_number_id") != phoneNumberId)
                {
                    items.Add(new IncomingItem.Passed(now, "another phone number"));
                }
                else
                {
                    items.AddRange(ReadValue(value.Clone(), now));
                }
            }
        }
        return [.. items.OrderBy(item => item.At)];
    }

    private static IEnumerable<IncomingItem> ReadValue(JsonElement value, DateTimeOffset now)
    {
        var names = value.Many("contacts").ToList();
        foreach (var message in value.Many("messages"))
        {
            yield return MessageReader.Read(message, names, now);
        }
        foreach (var status in value.Many("statuses"))
        {
            yield return ReadStatus(status, now);
        }
        foreach (var error in value.Many("errors"))
        {
            yield return new IncomingItem.AccountTrouble(now, GraphTrouble.Read(error));
        }
    }

    private static IncomingItem ReadStatus(JsonElement status, DateTimeOffset now)
    {
        if (status.Text("id") is not { } id || status.Text("status") is not { } state)
        {
            return new IncomingItem.Passed(now, "status without an id");
        }
        var person = People.Of(status.Text("recipient_id"), status.Text("recipient_user_id"));
        var trouble = status.Many("errors").Select(error => GraphTrouble.Read(error)).FirstOrDefault();
        return new IncomingItem.Status(status.Moment("timestamp") ?? now, person, id, state, trouble, status.Text("biz_opaque_callback_data"));
    }
}

internal static class People
{
    /// <summary>Null when neither is told.</summary>
    public static WhatsAppPerson? Of(string? phone, string? userId) => phone is null && userId is null ? null : new WhatsAppPerson(phone?.TrimStart('+'), userId);
}
