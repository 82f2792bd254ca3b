using SupportBot.Channels.Telegram;

namespace SupportBot.Store.Sqlite;

/// <summary>The Telegram channel's notes in SQLite.</summary>
public sealed class SqliteTelegramNotes(SqliteWriter writer, SqliteReaders readers) : ITelegramNotes
{
    public Task<IReadOnlyDictionary<string, string>> All() => Task.FromResult<IReadOnlyDictionary<string, string>>(readers.Read(session => session.Query(
        "SELECT name, value FROM telegram_notes", row => (Name: row.GetString(0), Value: row.GetString(1))).ToDictionary(note => note.Name, note => note.Value, StringComparer.Ordinal)));

    public Task Write(string name, string? value) => writer.Write(session => value is null
        ? session.Execute("DELETE FROM telegram_notes WHERE name = $0", name)
        : session.Execute("INSERT INTO telegram_notes (name, value) VALUES ($0, $1) ON CONFLICT DO UPDATE SET value = excluded.value", name, value));
}
