using Microsoft.Data.Sqlite;

namespace EndToEnd;

/// <summary>Looks into the store of a running service, past the service.</summary>
internal sealed class Ledger(string path)
{
    public long Number(string sql) => (long)Rows(sql, row => row.GetValue(0)).Single();

    public string Text(string sql) => (string)Rows(sql, row => row.GetValue(0)).Single();

    /// <summary>The first column of every row.</summary>
    public IReadOnlyList<string> Texts(string sql) => Rows(sql, row => row.GetString(0));

    private List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }
}
