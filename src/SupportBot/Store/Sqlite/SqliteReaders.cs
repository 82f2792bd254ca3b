using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>Connections for reading. Readers never wait for the writer: each sees the file as it was last committed.</summary>
public sealed class SqliteReaders(string path) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _rested = [];
    private volatile bool _disposed;

    /// <exception cref="StoreUnavailableException">The file cannot be read now.</exception>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        SqliteSession? session = null;
        try
        {
            if (!_rested.TryTake(out session))
            {
                session = new SqliteSession(SqliteFile.Open(path, SqliteOpenMode.ReadOnly));
            }
            var result = work(session);
            Rest(session);
            return result;
        }
        catch (SqliteException trouble)
        {
            // A connection that failed may be in any state: the next reader gets a new one.
            session?.Dispose();
            throw new StoreUnavailableException($"The store cannot be read now: {trouble.Message}", trouble);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_rested.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private void Rest(SqliteSession session)
    {
        if (_disposed)
        {
            session.Dispose();
            return;
        }
        _rested.Add(session);
    }
}
