namespace SupportBot.Turns;

/// <summary>How many events wait in all lanes together. Safe for many threads at once.</summary>
internal sealed class Crowd
{
    private int _waiting;

    public int Waiting => Volatile.Read(ref _waiting);

    public void Came() => Interlocked.Increment(ref _waiting);

    public void Went() => Interlocked.Decrement(ref _waiting);
}
