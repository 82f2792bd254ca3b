using Microsoft.Data.Sqlite;

namespace SupportBot.Store.Sqlite;

/// <summary>A copy of the store as it stands at one moment, made while the service goes on writing.</summary>
internal static class SqliteBackup
{
    /// <summary>Writes the copy, flushes it, checks it, and only then gives it its name: a file of that name is always a whole backup.</summary>
    /// <returns>Conversations in the copy.</returns>
    /// <exception cref="BackupRefusedException">It cannot be made; the message says why and what to do.</exception>
    public static long Make(string store, string target)
    {
        if (!File.Exists(store))
        {
            throw new BackupRefusedException($"There is no store at {store}. Name it with --Store:Path.");
        }
        if (File.Exists(target))
        {
            throw new BackupRefusedException($"{target} is there already and was left as it is. Name a new file.");
        }
        var unfinished = target + ".unfinished";
        try
        {
            Remove(unfinished);
            Copy(store, unfinished);
            var conversations = Check(unfinished);
            File.Move(unfinished, target);
            return conversations;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            throw new BackupRefusedException($"The backup was not made: {trouble.Message}. The store was not touched.", trouble);
        }
    }

    private static void Remove(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    // VACUUM INTO reads one snapshot: writers go on meanwhile, and the copy has no gaps.
    private static void Copy(string store, string target)
    {
        using (var connection = SqliteFile.Open(store, SqliteOpenMode.ReadWrite))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "VACUUM INTO $target";
            command.Parameters.AddWithValue("$target", target);
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }
        using var written = File.Open(target, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static long Check(string copy)
    {
        using var session = new SqliteSession(SqliteFile.Open(copy, SqliteOpenMode.ReadOnly));
        if (session.Scalar("PRAGMA integrity_check") is not "ok")
        {
            throw new IOException("the copy is damaged; check the disk it was written to");
        }
        return (long)session.Scalar("SELECT COUNT(*) FROM conversations")!;
    }
}

/// <summary>A backup cannot be made; the message says why and what to do.</summary>
public sealed class BackupRefusedException(string message, Exception? cause = null) : Exception(message, cause);
