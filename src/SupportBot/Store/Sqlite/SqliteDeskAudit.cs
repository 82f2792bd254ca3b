using SupportBot.Operators;

namespace SupportBot.Store.Sqlite;

/// <summary>The desk's audit list in SQLite.</summary>
public sealed class SqliteDeskAudit(SqliteWriter writer, SqliteReaders readers) : IDeskAudit
{
    public Task Add(AuditEntry entry) => writer.Write(session => session.Execute(
        "INSERT INTO desk_audit (at, operator, name, what, conversation, detail) VALUES ($0, $1, $2, $3, $4, $5)",
        SqlTime.Ticks(entry.At), entry.OperatorId, entry.Name, entry.What, entry.Conversation?.ToString(), entry.Detail));

    public Task<IReadOnlyList<AuditEntry>> Latest(string? search, int most, string? what = null) => Task.FromResult<IReadOnlyList<AuditEntry>>(readers.Read(session => session.Query(
        """
        SELECT at, operator, name, what, conversation, detail FROM desk_audit
        WHERE ($1 IS NULL OR instr(folded(name), $1) > 0 OR instr(folded(conversation), $1) > 0 OR instr(folded(detail), $1) > 0 OR what = $1)
            AND ($2 IS NULL OR what = $2)
        ORDER BY n DESC LIMIT $0
        """,
        row => new AuditEntry(SqlTime.Moment(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3),
            row.IsDBNull(4) ? null : ChatKey.Parse(row.GetString(4)), row.IsDBNull(5) ? null : row.GetString(5)),
        most, search is null ? null : SqlText.Fold(search), what)));
}
