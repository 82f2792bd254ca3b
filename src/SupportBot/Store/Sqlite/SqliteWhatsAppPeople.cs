using System.Globalization;
using SupportBot.Channels.WhatsApp;

namespace SupportBot.Store.Sqlite;

/// <summary>People and uploads of WhatsApp in SQLite. Who is known writes nothing.</summary>
public sealed class SqliteWhatsAppPeople(SqliteWriter writer, SqliteReaders readers) : IWhatsAppPeople
{
    private const string Select = "SELECT chat, phone, user_id FROM whatsapp_people WHERE ";

    public async Task<ChatKey> ChatOf(WhatsAppPerson person)
    {
        var known = readers.Read(session => Find(session, person));
        return Key(known is not null && IsSettled(known, person) ? known.Chat : await writer.Write(session => Meet(session, person)));
    }

    public Task<WhatsAppPerson?> PersonOf(ChatKey chat) => Task.FromResult(readers.Read(session =>
        session.Query(Select + "chat = $0", Read, chat.Chat) is [var row] && (row.Phone ?? row.UserId) is not null ? new WhatsAppPerson(row.Phone, row.UserId) : null));

    public Task Move(WhatsAppPerson old, WhatsAppPerson renewed) => writer.Write(session =>
    {
        if (Find(session, old) is not { } row)
        {
            return;
        }
        Free(session, row.Chat, renewed);
        session.Execute("UPDATE whatsapp_people SET phone = $1, user_id = $2 WHERE chat = $0", row.Chat, renewed.Phone ?? row.Phone, renewed.UserId ?? row.UserId);
    });

    public Task<string?> Uploaded(string content, DateTimeOffset after) => Task.FromResult(readers.Read(session =>
        session.Scalar("SELECT media FROM whatsapp_uploads WHERE content = $0 AND uploaded > $1", content, SqlTime.Ticks(after)) as string));

    public Task KeepUploaded(string content, string? mediaId, DateTimeOffset at) => writer.Write(session =>
    {
        if (mediaId is null)
        {
            session.Execute("DELETE FROM whatsapp_uploads WHERE content = $0", content);
            return;
        }
        session.Execute("INSERT INTO whatsapp_uploads (content, media, uploaded) VALUES ($0, $1, $2) ON CONFLICT DO UPDATE SET media = excluded.media, uploaded = excluded.uploaded",
            content, mediaId, SqlTime.Ticks(at));
    });

    private static string Meet(SqliteSession session, WhatsAppPerson person)
    {
        if (Find(session, person) is { } known)
        {
            Free(session, known.Chat, person);
            session.Execute("UPDATE whatsapp_people SET phone = COALESCE($1, phone), user_id = COALESCE($2, user_id) WHERE chat = $0", known.Chat, person.Phone, person.UserId);
            return known.Chat;
        }
        // A number with a new owner: the old conversation keeps its history and loses the number.
        Free(session, "", person);
        var chat = person.UserId ?? person.Phone!;
        for (var n = 2; session.Execute("INSERT INTO whatsapp_people (chat, phone, user_id) VALUES ($0, $1, $2) ON CONFLICT (chat) DO NOTHING", chat, person.Phone, person.UserId) == 0; n++)
        {
            chat = string.Create(CultureInfo.InvariantCulture, $"{person.UserId ?? person.Phone}-{n}");
        }
        return chat;
    }

    // The user id is surer than the number: a number that came with another id belongs to somebody else by now.
    private static Row? Find(SqliteSession session, WhatsAppPerson person)
    {
        if (person.UserId is { } user && session.Query(Select + "user_id = $0", Read, user) is [var byUser])
        {
            return byUser;
        }
        return person.Phone is { } phone && session.Query(Select + "phone = $0", Read, phone) is [var byPhone] && (person.UserId is null || byPhone.UserId is null)
            ? byPhone
            : null;
    }

    private static void Free(SqliteSession session, string except, WhatsAppPerson person)
    {
        session.Execute("UPDATE whatsapp_people SET phone = NULL WHERE phone = $0 AND chat <> $1", person.Phone, except);
        session.Execute("UPDATE whatsapp_people SET user_id = NULL WHERE user_id = $0 AND chat <> $1", person.UserId, except);
    }

    private static bool IsSettled(Row known, WhatsAppPerson person) =>
        (person.Phone is null || person.Phone == known.Phone) && (person.UserId is null || person.UserId == known.UserId);

    private static Row Read(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2));

    private static ChatKey Key(string chat) => new(WhatsAppChannel.ChannelName, chat);

    private sealed record Row(string Chat, string? Phone, string? UserId);
}
