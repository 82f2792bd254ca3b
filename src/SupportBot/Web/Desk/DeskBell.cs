using SupportBot.Turns;

namespace SupportBot.Web.Desk;

/// <summary>Wakes open desks when anything changed. One number grows with every change; a desk waits for a greater one than it has seen.</summary>
public sealed class DeskBell(TimeProvider time) : ITurnWatcher
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    private long _change = 1;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Committed(Turn turn, TimeSpan took) => Ring();

    public void Ring()
    {
        Interlocked.Increment(ref _change);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>The number of the latest change: at once when it is greater than <paramref name="after"/>, otherwise when one happens or patience ends.</summary>
    public async Task<long> Wait(long after, CancellationToken cancellation)
    {
        var next = Volatile.Read(ref _next).Task;
        var now = Interlocked.Read(ref _change);
        if (now > after)
        {
            return now;
        }
        try
        {
            await next.WaitAsync(Longest, time, cancellation);
        }
        catch (TimeoutException)
        {
            // Nothing happened; the desk asks again.
        }
        return Interlocked.Read(ref _change);
    }
}
