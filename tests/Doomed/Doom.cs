using System.Diagnostics;

namespace Doomed;

/// <summary>Where a turn is cut.</summary>
public enum Cut
{
    /// <summary>The event is in the inbox, its turn has not begun.</summary>
    AfterAccept,
    BeforeCommit,
    /// <summary>Inside the transaction: written, not yet committed.</summary>
    DuringCommit,
    /// <summary>Committed, and nobody knows it yet.</summary>
    AfterCommit,
    BeforeSend,
    /// <summary>The messenger has it, the ledger does not say so yet.</summary>
    AfterSend,
}

/// <summary>Kills the process, as a power cut would, when the chosen place is passed for the chosen time.</summary>
/// <param name="times">From 1.</param>
internal sealed class Doom(Cut cut, int times)
{
    private int _passed;

    /// <summary>True when this pass is the last one.</summary>
    public bool Strikes(Cut here) => here == cut && Interlocked.Increment(ref _passed) == times;

    public void Pass(Cut here)
    {
        if (Strikes(here))
        {
            Die();
        }
    }

    /// <summary>SIGKILL: nothing is flushed, nobody says goodbye.</summary>
    public static void Die()
    {
        using var me = Process.GetCurrentProcess();
        me.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
