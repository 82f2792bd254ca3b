using Microsoft.Data.Sqlite;
using SupportBot.Operators;

namespace SupportBot.Store.Sqlite;

/// <summary>Operator accounts in SQLite.</summary>
public sealed class SqliteAccounts(SqliteWriter writer, SqliteReaders readers) : IOperatorAccounts
{
    private const string Columns = "SELECT id, name, display, role, password, failures, locked_until, created_at FROM operators";

    public Task<OperatorAccount?> Find(string name) => One($"{Columns} WHERE name = $0", name);

    public Task<OperatorAccount?> FindById(string id) => One($"{Columns} WHERE id = $0", id);

    public Task<IReadOnlyList<OperatorAccount>> All() => Task.FromResult<IReadOnlyList<OperatorAccount>>(readers.Read(session =>
        session.Query($"{Columns} ORDER BY name", Read)));

    public Task<bool> Add(OperatorAccount account) => writer.Write(session => session.Execute(
        """
        INSERT INTO operators (id, name, display, role, password, failures, locked_until, created_at) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO NOTHING
        """,
        account.Id, account.Name, account.Display, account.Role.ToString(), account.PasswordHash, account.Failures, SqlTime.Ticks(account.LockedUntil),
        SqlTime.Ticks(account.CreatedAt)) == 1);

    public Task<bool> Save(OperatorAccount account) => writer.Write(session => session.Execute(
        "UPDATE operators SET name = $1, display = $2, role = $3, password = $4, failures = $5, locked_until = $6 WHERE id = $0",
        account.Id, account.Name, account.Display, account.Role.ToString(), account.PasswordHash, account.Failures, SqlTime.Ticks(account.LockedUntil)) == 1);

    public Task<bool> Remove(string name) => writer.Write(session => session.Execute("DELETE FROM operators WHERE name = $0", name) == 1);

    private Task<OperatorAccount?> One(string sql, string value) => Task.FromResult(readers.Read(session => session.Query(sql, Read, value).FirstOrDefault()));

    private static OperatorAccount Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), Enum.Parse<OperatorRole>(row.GetString(3)),
        row.GetString(4), row.GetInt32(5), SqlTime.Moment(row.GetValue(6)), SqlTime.Moment(row.GetInt64(7)));
}
