using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>
/// The one writer. Everything that waits to be written goes into one transaction with one flush; each unit is whole or absent, and a unit that
/// fails does not harm its neighbours. Units are written in the order in which they were handed in.
/// </summary>
public sealed partial class SqliteWriter : IDisposable
{
    // Beyond this a commit would keep the first of the group waiting too long.
    private const int LargestGroup = 512;

    private readonly Channel<Unit> _units = Channel.CreateUnbounded<Unit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteSession _session;
    private readonly ILogger _log;
    private readonly Thread _thread;
    private long _units_written;
    private long _flushes;

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
    public (long Units, long Flushes) Written => (Interlocked.Read(ref _units_written), Interlocked.Read(ref _flushes));

    /// <summary>Writes; the task completes when it is on the disk.</summary>
    /// <exception cref="StoreUnavailableException">The disk does not take it; nothing of this unit was written.</exception>
    public Task<T> Write<T>(Func<SqliteSession, T> work)
    {
        var unit = new Unit<T>(work);
        if (!_units.Writer.TryWrite(unit))
        {
            throw new StoreUnavailableException("The store is closing.");
        }
        return unit.Completion.Task;
    }

    public Task Write(Action<SqliteSession> work) => Write(session =>
    {
        work(session);
        return true;
    });

    public void Dispose()
    {
        if (_units.Writer.TryComplete())
        {
            _thread.Join();
            _session.Dispose();
        }
    }

    private void Work()
    {
        var group = new List<Unit>(LargestGroup);
        while (WaitForUnits())
        {
            group.Clear();
            while (group.Count < LargestGroup && _units.Reader.TryRead(out var unit))
            {
                group.Add(unit);
            }
            WriteGroup(group);
        }
    }

    // The one place that blocks: the writer's own thread has nothing else to do.
    private bool WaitForUnits()
    {
        var waiting = _units.Reader.WaitToReadAsync();
        return waiting.IsCompleted ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    private void WriteGroup(List<Unit> group)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var unit in group)
            {
                WriteUnit(unit);
            }
            _session.Execute("COMMIT");
            Interlocked.Add(ref _units_written, group.Count);
            Interlocked.Increment(ref _flushes);
        }
        catch (SqliteException trouble)
        {
            LogTrouble(_log, trouble);
            RollBack();
            var unavailable = Unavailable(trouble);
            group.ForEach(unit => unit.Fail(unavailable));
            return;
        }
        group.ForEach(unit => unit.Complete());
    }

    private void WriteUnit(Unit unit)
    {
        _session.Execute("SAVEPOINT unit");
        try
        {
            if (!unit.Work(_session))
            {
                _session.Execute("ROLLBACK TO unit");
            }
        }
        catch (Exception failure) when (failure is not SqliteException { SqliteErrorCode: 5 or 8 or 10 or 13 or 14 })
        {
            _session.Execute("ROLLBACK TO unit");
            unit.Fail(failure);
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

    private static StoreUnavailableException Unavailable(SqliteException trouble) =>
        new($"The store does not take anything now: {trouble.Message}", trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "A group of writes failed")]
    private static partial void LogTrouble(ILogger log, Exception trouble);

    [LoggerMessage(Level = LogLevel.Debug, Message = "There was nothing to roll back")]
    private static partial void LogRollBack(ILogger log, Exception trouble);

    private abstract class Unit
    {
        /// <summary>False = what it wrote shall be undone; its result stands all the same.</summary>
        public abstract bool Work(SqliteSession session);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Unit<T>(Func<SqliteSession, T> work) : Unit
    {
        private T? _result;
        private bool _failed;

        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool Work(SqliteSession session)
        {
            _result = work(session);
            return _result is not IUndone { Undone: true };
        }

        public override void Complete()
        {
            if (!_failed)
            {
                Completion.TrySetResult(_result!);
            }
        }

        public override void Fail(Exception failure)
        {
            _failed = true;
            Completion.TrySetException(failure);
        }
    }
}

/// <summary>A result of a unit of writing that may ask for everything the unit wrote to be undone.</summary>
internal interface IUndone
{
    bool Undone { get; }
}
