using SupportBot.Operators;

namespace SupportBot.Store.Sqlite;

/// <summary>Small facts in SQLite.</summary>
public sealed class SqliteFacts(SqliteWriter writer, SqliteReaders readers) : IFacts
{
    public Task<string?> Get(string name) => Task.FromResult(readers.Read(session => session.Scalar("SELECT value FROM facts WHERE name = $0", name) as string));

    public Task<string> GetOrAdd(string name, string value) => writer.Write(session =>
    {
        session.Execute("INSERT INTO facts (name, value) VALUES ($0, $1) ON CONFLICT DO NOTHING", name, value);
        return (string)session.Scalar("SELECT value FROM facts WHERE name = $0", name)!;
    });

    public Task Remove(string name) => writer.Write(session => session.Execute("DELETE FROM facts WHERE name = $0", name));
}
