using Microsoft.Data.Sqlite;

namespace SupportBot.Store.Sqlite;

/// <summary>One piece of writing that is whole or absent.</summary>
internal abstract class WriteUnit
{
    /// <summary>Somebody waits for it.</summary>
    public bool Hurries { get; set; }

    /// <summary>False = what it wrote shall be undone; its result or failure stands all the same. May be called again after everything was undone.</summary>
    /// <exception cref="SqliteException">The disk is the trouble, not the unit: no unit of the group can be written.</exception>
    public abstract bool Work(SqliteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

internal sealed class WriteUnit<T>(Func<SqliteSession, T> work) : WriteUnit
{
    private T? _result;
    private Exception? _failure;

    public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override bool Work(SqliteSession session)
    {
        try
        {
            _failure = null;
            _result = work(session);
            return _result is not IUndone { Undone: true };
        }
        catch (Exception failure) when (failure is not SqliteException trouble || !IsOfTheDisk(trouble.SqliteErrorCode))
        {
            _failure = failure;
            return false;
        }
    }

    public override void Complete()
    {
        if (_failure is null)
        {
            Completion.TrySetResult(_result!);
        }
        else
        {
            Completion.TrySetException(_failure);
        }
    }

    public override void Fail(Exception failure) => Completion.TrySetException(failure);

    // Busy, read-only, I/O error, damaged, full, cannot open.
    private static bool IsOfTheDisk(int code) => code is 5 or 8 or 10 or 11 or 13 or 14;
}

/// <summary>A result of a unit of writing that may ask for everything the unit wrote to be undone.</summary>
internal interface IUndone
{
    bool Undone { get; }
}
