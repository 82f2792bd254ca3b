using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SupportBot.Store.Sqlite;

/// <summary>One prepared statement that returns no rows worth reading, bound and run without anything in between.</summary>
internal sealed class WriteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    // Where the values go: $0 may stand in several places and $1 before it.
    private readonly int[] _places;

    public WriteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest))
        {
            _statement.Dispose();
            throw new ArgumentException("One statement at a time.", nameof(sql));
        }
        _places = [.. Enumerable.Range(0, raw.sqlite3_bind_parameter_count(_statement))
            .Select(number => raw.sqlite3_bind_parameter_index(_statement, "$" + number.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>Runs it. Returns the number of changed rows.</summary>
    /// <exception cref="SqliteException">SQLite says no; nothing of this statement was done.</exception>
    public int Run(ReadOnlySpan<object?> values)
    {
        if (values.Length < _places.Length)
        {
            throw new ArgumentException("A value is missing.", nameof(values));
        }
        try
        {
            for (var i = 0; i < _places.Length; i++)
            {
                Check(Bind(_places[i], values[i]));
            }
            int step;
            while ((step = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
            {
                // A pragma answers; nobody asked for the answer.
            }
            Check(step);
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            // It repeats the error of the step, which was told already.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        Utf8Text text => raw.sqlite3_bind_text(_statement, place, text.Bytes),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        bool yes => raw.sqlite3_bind_int64(_statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        DBNull => raw.sqlite3_bind_null(_statement, place),
        _ => throw new ArgumentException($"SQLite does not keep a {value.GetType().Name}.", nameof(value)),
    };

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), code & 0xFF, code);
        }
    }
}

/// <summary>Text that is UTF-8 already: JSON as it was written.</summary>
internal sealed record Utf8Text(byte[] Bytes);
