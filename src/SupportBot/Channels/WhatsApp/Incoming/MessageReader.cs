using System.Text.Json;
using SupportBot.Channels.WhatsApp.Sending;

namespace SupportBot.Channels.WhatsApp.Incoming;

/// <summary>The fate of every kind of message (whatsapp.md §3). Pure.</summary>
internal static class MessageReader
{
    public static IncomingItem Read(JsonElement message, List<JsonElement> contacts, DateTimeOffset now)
    {
        var at = message.Moment("timestamp") ?? now;
        var type = message.Text("type") ?? "nothing";
        var person = People.Of(message.Text("from"), message.Text("from_user_id"));
        if (person is null || message.Text("id") is not { } id)
        {
            return new IncomingItem.Passed(at, $"{type} without a sender or an id");
        }
        if (message.Part("group_id") is not null)
        {
            return new IncomingItem.Passed(at, $"{type} of a group chat");
        }
        return type switch
        {
            "reaction" => new IncomingItem.Passed(at, "reaction"),
            "system" => Renewed(message, person, at),
            "edit" => Changed(message, person, id, at),
            "revoke" => Original(message) is { } original
                ? new IncomingItem.Happened(at, person, null, id, _ => new SubscriberEvent.Deleted(original), OpensWindow: false)
                : new IncomingItem.Passed(at, "revoke of nothing"),
            _ => new IncomingItem.Happened(at, Joined(person, contacts), NameOf(person, contacts), id, Event(message, type, id, person)),
        };
    }

    private static Func<ChatKey, SubscriberEvent> Event(JsonElement message, string type, string id, WhatsAppPerson person) => type switch
    {
        "text" when message.Part("text")?.Text("body") is { } words => _ => new SubscriberEvent.Wrote(id, words) { Marks = WhatsAppMarks.Read(words) is { Count: > 0 } marks ? [.. marks] : null },
        "interactive" => _ => Pressed(message, id),
        // A quick reply of a template: its payload is the template's, not a button of the dialogue.
        "button" => _ => message.Part("button")?.Text("text") is { } title ? new SubscriberEvent.Wrote(id, title) : Unreadable(id, "unsupported"),
        "image" or "video" or "document" => chat => File(message, type, id, chat) is { } file
            ? new SubscriberEvent.Wrote(id, message.Part(type)?.Text("caption") ?? "", [file])
            : Unreadable(id, "too-large"),
        "audio" => chat => new SubscriberEvent.SentUnreadable(
            id, message.Part(type)?.Part("voice") is { ValueKind: JsonValueKind.True } ? "voice" : "audio", null, File(message, type, id, chat)),
        "sticker" => chat => new SubscriberEvent.SentUnreadable(id, "sticker", null, File(message, type, id, chat)),
        "location" => _ => Place(message, id),
        "contacts" => _ => Contact(message, id, person),
        "order" => _ => Unreadable(id, "order"),
        _ => _ => Unreadable(id, "unsupported"),
    };

    private static SubscriberEvent.SentUnreadable Unreadable(string id, string what) => new(id, what, null, null);

    private static SubscriberEvent Pressed(JsonElement message, string id)
    {
        var interactive = message.Part("interactive");
        var reply = interactive?.Part("button_reply") ?? interactive?.Part("list_reply");
        return reply?.Text("id") is { } payload ? new SubscriberEvent.Pressed(payload, id) : Unreadable(id, "unsupported");
    }

    private static MediaFile? File(JsonElement message, string type, string id, ChatKey chat)
    {
        if (message.Part(type) is not { } part || part.Text("id") is not { } media)
        {
            return null;
        }
        var mime = (part.Text("mime_type") ?? FileSniffing.Unknown).Split(';')[0].Trim();
        return new MediaFile(MediaIds.Of(chat, id, media), FileSniffing.CleanName(part.Text("filename") ?? $"{type}.{Extension(mime)}"), mime, Source: media);
    }

    private static string Extension(string mime) => mime switch
    {
        "image/jpeg" => "jpg",
        "audio/mpeg" => "mp3",
        "text/plain" => "txt",
        _ when mime.Split('/') is [_, { Length: > 0 and <= 5 } end] && end.All(char.IsAsciiLetterOrDigit) => end,
        _ => "bin",
    };

    private static SubscriberEvent Place(JsonElement message, string id) =>
        message.Part("location") is { } place && place.Number("latitude") is { } latitude && place.Number("longitude") is { } longitude
            ? new SubscriberEvent.SharedPlace(id, latitude, longitude, place.Text("name"), place.Text("address"))
            : Unreadable(id, "unsupported");

    // Anybody's card may be sent: it is the sender's own when we asked for it, or when it is the number he writes from.
    private static SubscriberEvent Contact(JsonElement message, string id, WhatsAppPerson person)
    {
        foreach (var card in message.Many("contacts"))
        {
            foreach (var phone in card.Many("phones"))
            {
                if ((phone.Text("wa_id") ?? phone.Text("phone")) is { } number)
                {
                    var digits = new string([.. number.Where(char.IsAsciiDigit)]);
                    return new SubscriberEvent.SharedContact(id, "+" + digits, card.Text("origin") == "contact_request" || digits == person.Phone);
                }
            }
        }
        return Unreadable(id, "unsupported");
    }

    private static IncomingItem Changed(JsonElement message, WhatsAppPerson person, string id, DateTimeOffset at)
    {
        var changed = message.Part("edit")?.Part("message") ?? message.Part("message");
        var words = changed?.Part("text")?.Text("body") ?? changed?.Part("image")?.Text("caption");
        return Original(message) is { } original && words is not null
            ? new IncomingItem.Happened(at, person, null, id, _ => new SubscriberEvent.Edited(original, words), OpensWindow: false)
            : new IncomingItem.Passed(at, "edit of something without words");
    }

    private static string? Original(JsonElement message) =>
        message.Text("original_message_id") ?? message.Part(message.Text("type")!)?.Text("original_message_id");

    private static IncomingItem Renewed(JsonElement message, WhatsAppPerson person, DateTimeOffset at)
    {
        var system = message.Part("system");
        return system?.Text("type") switch
        {
            "user_changed_number" when (system?.Text("wa_id") ?? system?.Text("new_wa_id")) is { } phone =>
                new IncomingItem.Renewed(at, person, new WhatsAppPerson(phone, system?.Text("user_id") ?? person.UserId)),
            "user_changed_user_id" when system?.Text("user_id") is { } user => new IncomingItem.Renewed(at, person, person with { UserId = user }),
            var other => new IncomingItem.Passed(at, $"system {other}"),
        };
    }

    // The batch may tell in the list of contacts what the message itself does not.
    private static WhatsAppPerson Joined(WhatsAppPerson person, List<JsonElement> contacts) => Card(person, contacts) is { } card
        ? new WhatsAppPerson(person.Phone ?? card.Text("wa_id"), person.UserId ?? card.Text("user_id"))
        : person;

    private static string? NameOf(WhatsAppPerson person, List<JsonElement> contacts) => Card(person, contacts)?.Part("profile")?.Text("name");

    // Matched by id: the first card of a batch may be somebody else's.
    private static JsonElement? Card(WhatsAppPerson person, List<JsonElement> contacts)
    {
        foreach (var card in contacts)
        {
            if ((person.UserId is { } user && card.Text("user_id") == user) || (person.Phone is { } phone && card.Text("wa_id") == phone))
            {
                return card;
            }
        }
        return null;
    }
}
