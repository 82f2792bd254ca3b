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

    /// <summary>Promised times are over, and the messenger of every conversation closes after this long.</summary>
    public static void LetTimePass(string store, TimeSpan replyLeft)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE callbacks SET from_at = $from, to_at = $to; UPDATE conversations SET body = json_set(body, '$.replyUntil', $until)";
        var now = TimeProvider.System.GetUtcNow();
        command.Parameters.AddWithValue("$from", now.AddHours(-2).UtcTicks);
        command.Parameters.AddWithValue("$to", now.AddHours(-1).UtcTicks);
        command.Parameters.AddWithValue("$until", (now + replyLeft).ToString("O"));
        command.ExecuteNonQuery();
    }

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
