using Handoff.Bitrix24;

namespace SupportBot.Store.Sqlite;

/// <summary>What the connection to a portal remembers, in SQLite.</summary>
public sealed class SqlitePortalMemory(SqliteWriter writer, SqliteReaders readers) : IPortalMemory
{
    public Task<string?> Read(string name) => Task.FromResult(readers.Read(session => session.Scalar("SELECT value FROM portal_memory WHERE name = $0", name) as string));

    public Task Write(string name, string value) => writer.Write(session => session.Execute(
        "INSERT INTO portal_memory (name, value) VALUES ($0, $1) ON CONFLICT DO UPDATE SET value = excluded.value", name, value));

    public Task<bool> Exchange(string name, string? expected, string value) => writer.Write(session => (expected is null
        ? session.Execute("INSERT INTO portal_memory (name, value) VALUES ($0, $1) ON CONFLICT DO NOTHING", name, value)
        : session.Execute("UPDATE portal_memory SET value = $1 WHERE name = $0 AND value = $2", name, value, expected)) == 1);

    public Task Remove(string name) => writer.Write(session => session.Execute("DELETE FROM portal_memory WHERE name = $0", name));

    public Task<IReadOnlyList<(string Name, string Value)>> All(string prefix) => Task.FromResult<IReadOnlyList<(string, string)>>(readers.Read(session => session.Query(
        "SELECT name, value FROM portal_memory WHERE name >= $0 AND substr(name, 1, length($0)) = $0 ORDER BY name",
        row => (row.GetString(0), row.GetString(1)), prefix)));
}
