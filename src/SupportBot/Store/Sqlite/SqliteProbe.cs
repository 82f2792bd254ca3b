using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>
/// A row that needs pages of its own, written in one commit and removed in the next: a full disk shows, which a change in place would not.
/// </summary>
public sealed class SqliteProbe(SqliteWriter writer) : IStoreProbe
{
    private const string Name = "probe";
    private static readonly string Filler = new('.', 16 * 1024);

    public async Task Write()
    {
        await writer.Write(session => session.Execute("INSERT INTO facts (name, value) VALUES ($0, $1) ON CONFLICT DO UPDATE SET value = excluded.value", Name, Filler));
        await writer.Write(session => session.Execute("DELETE FROM facts WHERE name = $0", Name));
    }
}
