using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>
/// The one writer. Everything that waits to be written goes into one transaction with one flush; while it is flushed the next group gathers.
/// Each unit is whole or absent, and a unit that fails does not harm its neighbours. Units are written in the order in which they were handed in.
/// </summary>
public sealed partial class SqliteWriter : IDisposable
{
    // Beyond this a commit would keep the first of the group waiting too long.
    private const int LargestGroup = 512;

    // A unit that may wait for company waits this long at most.
    private static readonly TimeSpan Company = TimeSpan.FromMilliseconds(3);

    private readonly object _door = new();
    private readonly Queue<WriteUnit> _waiting = new();
    private readonly SqliteSession _session;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private int _hurried;
    private bool _closing;
    private long _units;
    private long _flushes;
    private string? _trouble;

    public SqliteWriter(string path, ILogger<SqliteWriter> log)
    {
        _log = log;
        var connection = SqliteFile.Open(path, SqliteOpenMode.ReadWrite);
        _session = new SqliteSession(connection);
        _session.Execute("PRAGMA synchronous = FULL");
        _session.Execute("PRAGMA wal_autocheckpoint = 4000");
        _thread = new Thread(Work) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    /// <summary>Units written and flushes made since the start: their ratio is what the group commit earns.</summary>
    public (long Units, long Flushes) Written => (Interlocked.Read(ref _units), Interlocked.Read(ref _flushes));

    /// <summary>Why the last group could not be written; null when it was.</summary>
    public string? Trouble => Volatile.Read(ref _trouble);

    /// <summary>Writes; the task completes when it is on the disk. <paramref name="work"/> may be run twice: what the first run wrote is undone then.</summary>
    /// <exception cref="StoreUnavailableException">The disk does not take it; nothing of this unit was written.</exception>
    public Task<T> Write<T>(Func<SqliteSession, T> work)
    {
        var unit = new WriteUnit<T>(work);
        Enter(unit, hurries: true);
        return unit.Completion.Task;
    }

    public Task Write(Action<SqliteSession> work) => Write(session =>
    {
        work(session);
        return true;
    });

    /// <summary>As <see cref="Write(Action{SqliteSession})"/>, but nobody waits for it: it shares the flush of whatever comes within a few milliseconds.</summary>
    public Task WriteInCompany(Action<SqliteSession> work)
    {
        var unit = new WriteUnit<bool>(session =>
        {
            work(session);
            return true;
        });
        Enter(unit, hurries: false);
        return unit.Completion.Task;
    }

    public void Dispose()
    {
        lock (_door)
        {
            if (_closing)
            {
                return;
            }
            _closing = true;
            Monitor.Pulse(_door);
        }
        _thread.Join();
        _session.Dispose();
    }

    private void Enter(WriteUnit unit, bool hurries)
    {
        lock (_door)
        {
            if (_closing)
            {
                throw new StoreUnavailableException("The store is closing.");
            }
            _waiting.Enqueue(unit);
            unit.Hurries = hurries;
            _hurried += hurries ? 1 : 0;
            if (_waiting.Count == 1 || (hurries && _hurried == 1))
            {
                Monitor.Pulse(_door);
            }
        }
    }

    private void Work()
    {
        var group = new List<WriteUnit>(LargestGroup);
        while (Gather(group))
        {
            WriteGroup(group);
            group.Clear();
        }
    }

    // The one place that blocks: the writer's own thread has nothing else to do.
    private bool Gather(List<WriteUnit> group)
    {
        lock (_door)
        {
            while (_waiting.Count == 0 && !_closing)
            {
                Monitor.Wait(_door);
            }
            var begun = Stopwatch.GetTimestamp();
            while (_hurried == 0 && !_closing && Company - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } rest)
            {
                Monitor.Wait(_door, rest);
            }
            while (group.Count < LargestGroup && _waiting.TryDequeue(out var unit))
            {
                _hurried -= unit.Hurries ? 1 : 0;
                group.Add(unit);
            }
            return group.Count > 0;
        }
    }

    // Nearly every group goes through whole. When one unit must be undone, all is undone and written again, each unit behind a savepoint.
    private void WriteGroup(List<WriteUnit> group)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            if (!group.TrueForAll(unit => unit.Work(_session)))
            {
                _session.Execute("ROLLBACK");
                _session.Execute("BEGIN IMMEDIATE");
                group.ForEach(WriteApart);
            }
            _session.Execute("COMMIT");
            Interlocked.Add(ref _units, group.Count);
            Interlocked.Increment(ref _flushes);
            Volatile.Write(ref _trouble, null);
        }
        catch (SqliteException trouble)
        {
            LogTrouble(_log, trouble);
            Volatile.Write(ref _trouble, trouble.Message);
            RollBack();
            var unavailable = new StoreUnavailableException($"The store does not take anything now: {trouble.Message}", trouble);
            group.ForEach(unit => unit.Fail(unavailable));
            return;
        }
        group.ForEach(unit => unit.Complete());
    }

    private void WriteApart(WriteUnit unit)
    {
        _session.Execute("SAVEPOINT unit");
        if (!unit.Work(_session))
        {
            _session.Execute("ROLLBACK TO unit");
        }
        _session.Execute("RELEASE unit");
    }

    private void RollBack()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException alreadyOver)
        {
            // A full disk ends the transaction by itself.
            LogRollBack(_log, alreadyOver);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A group of writes failed")]
    private static partial void LogTrouble(ILogger log, Exception trouble);

    [LoggerMessage(Level = LogLevel.Debug, Message = "There was nothing to roll back")]
    private static partial void LogRollBack(ILogger log, Exception trouble);
}
