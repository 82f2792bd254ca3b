using Microsoft.Data.Sqlite;

namespace EndToEnd;

/// <summary>Many conversations at once: copies of one, in the store of a service that stands still. The web chat's door rightly lets nobody open so many.</summary>
internal static class Crowd
{
    private const string Sql =
        """
        INSERT INTO conversations SELECT $copy, version, state, leader, epoch, operator, operator_name, waiting_since + $n, heard_at, name, phone, address, problem, unread,
            replace(body, $key, $copy) FROM conversations WHERE key = $key;
        INSERT INTO transcript SELECT $copy, seq, id, author, operator, text, at, NULL, before, deleted, more FROM transcript WHERE conversation = $key;
        """;

    public static void Multiply(string store, string conversation, int copies)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        for (var n = 1; n <= copies; n++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.Parameters.AddWithValue("$key", conversation);
            command.Parameters.AddWithValue("$copy", $"webchat:copy-{n}");
            command.Parameters.AddWithValue("$n", n);
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }
}
