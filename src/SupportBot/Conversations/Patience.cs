namespace SupportBot.Conversations;

/// <summary>
/// Keeps the timers of silence. A timer is not moved with every message: it fires, sees that somebody spoke meanwhile, and is set again.
/// That saves a write per message.
/// </summary>
public static class Patience
{
    public static void Arm(Talk talk)
    {
        var now = talk.Now;
        if (now.State is State.Idle or State.WithOperator or State.WaitingForOperator)
        {
            talk.Forget(TimerKind.Quiet);
            talk.Forget(TimerKind.Close);
            return;
        }
        Ensure(talk, TimerKind.Close, talk.Script.Settings.CloseAfter);
        if (now.State != State.Rating && now.HeardAt == talk.Circumstances.Now)
        {
            Ensure(talk, TimerKind.Quiet, talk.Script.Settings.QuietAfter);
        }
    }

    /// <summary>Has the subscriber really been silent that long? If not, the timer is set for the rest.</summary>
    internal static bool RanOut(Talk talk, TimerKind kind, TimeSpan patience)
    {
        var due = talk.Now.HeardAt + patience;
        if (due <= talk.Circumstances.Now)
        {
            return true;
        }
        talk.WakeAt(kind, due);
        return false;
    }

    private static void Ensure(Talk talk, TimerKind kind, TimeSpan patience)
    {
        if (!talk.Now.Timers.Any(timer => timer.Kind == kind))
        {
            talk.WakeAt(kind, talk.Circumstances.Now + patience);
        }
    }
}
