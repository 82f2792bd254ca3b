using SupportBot.Channels;
using SupportBot.Channels.Telegram;

namespace SupportBot.Store.Sqlite;

/// <summary>The Telegram channel's notes in SQLite.</summary>
public sealed class SqliteTelegramNotes(SqliteWriter writer, SqliteReaders readers) : ITelegramNotes
{
    private const string ForgetEndedSql =
        $"""
        DELETE FROM telegram_notes WHERE name >= '{ITelegramNotes.HalfSent}' AND name < 'half;'
        AND substr(name, 6) NOT IN (SELECT id FROM outbox WHERE outcome = 'pending')
        """;

    // A settled item has lost its body: that it had buttons stands in the transcript.
    private const string WithButtonsSql =
        """
        SELECT o.channel_message FROM transcript t JOIN outbox o ON o.id = IIF(t.item = '=', t.id, t.item)
        WHERE t.conversation = $0 AND t.seq > (SELECT MAX(seq) - 50 FROM transcript WHERE conversation = $0)
        AND t.author IN ('Bot', 'System') AND t.more LIKE '%"buttons":["%' AND o.channel_message IS NOT NULL
        ORDER BY t.seq DESC LIMIT 3
        """;

    public Task<IReadOnlyDictionary<string, string>> All() => writer.Write<IReadOnlyDictionary<string, string>>(session =>
    {
        session.Execute(ForgetEndedSql);
        return session.Query("SELECT name, value FROM telegram_notes", row => (Name: row.GetString(0), Value: row.GetString(1)))
            .ToDictionary(note => note.Name, note => note.Value, StringComparer.Ordinal);
    });

    public Task Write(string name, string? value) => writer.Write(session => value is null
        ? session.Execute("DELETE FROM telegram_notes WHERE name = $0", name)
        : session.Execute("INSERT INTO telegram_notes (name, value) VALUES ($0, $1) ON CONFLICT DO UPDATE SET value = excluded.value", name, value));

    public IReadOnlyList<string> WithButtons(ChatKey chat) => readers.Read(session => session.Query(WithButtonsSql, row => row.GetString(0), chat.ToString()));
}
