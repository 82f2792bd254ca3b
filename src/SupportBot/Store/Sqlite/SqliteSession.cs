using Microsoft.Data.Sqlite;

namespace SupportBot.Store.Sqlite;

/// <summary>
/// A connection with its prepared statements. Used by one thread at a time. Statements without rows go to SQLite itself: the way through a
/// command, its parameters and a reader costs more than the writing.
/// </summary>
public sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WriteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Runs a statement; values take the places <c>$0</c>, <c>$1</c>, … Returns the number of changed rows.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements[sql] = statement = new WriteStatement(connection.Handle!, sql);
        }
        return statement.Run(values);
    }

    /// <summary>The first column of the first row; null when there is no row, or it is NULL.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Prepared(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Every row, read by the caller's function.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepared(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) });
            }
            _commands[sql] = command;
        }
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
        return command;
    }
}
