namespace SupportBot.Channels.WhatsApp;

/// <summary>Who a subscriber is for Meta: the number may be absent, the user id may be renewed (whatsapp.md §2.5). At least one is there.</summary>
/// <param name="Phone">Digits without a plus, as Meta writes it (<c>wa_id</c>).</param>
/// <param name="UserId">The business-scoped user id.</param>
public sealed record WhatsAppPerson(string? Phone, string? UserId);

/// <summary>
/// Which conversation belongs to which person, and under which id a picture of ours lies with Meta. Kept by a store. May be called by many at once.
/// </summary>
public interface IWhatsAppPeople
{
    /// <summary>
    /// The conversation of a person; made at the first meeting. Number and user id seen together are joined. A number that comes with another
    /// user id than before has a new owner, and he gets a conversation of his own.
    /// </summary>
    Task<ChatKey> ChatOf(WhatsAppPerson person);

    /// <summary>How to reach the person of a conversation; null when there is none.</summary>
    Task<WhatsAppPerson?> PersonOf(ChatKey chat);

    /// <summary>The person changed his number or got a new user id: the conversation goes with him, the old name points to nobody.</summary>
    Task Move(WhatsAppPerson old, WhatsAppPerson renewed);

    /// <summary>Meta's id of an uploaded file that was uploaded after the moment; null when there is none.</summary>
    /// <param name="content">Hash of the bytes and the number they were uploaded for.</param>
    Task<string?> Uploaded(string content, DateTimeOffset after);

    /// <summary>Keeps it; null forgets it.</summary>
    Task KeepUploaded(string content, string? mediaId, DateTimeOffset at);
}
