namespace SupportBot.Channels.Telegram;

/// <summary>Calls nobody waits for and nobody repeats: answers to presses, typing, keyboards taken away (telegram.md §5: drop, do not queue).</summary>
public sealed class TelegramAsides
{
    private const int Most = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private int _underway;

    /// <summary>Begins the call unless too many are under way. <paramref name="call"/> answers with a result and does not throw.</summary>
    public void Try(Func<CancellationToken, Task> call)
    {
        if (Interlocked.Increment(ref _underway) > Most)
        {
            Interlocked.Decrement(ref _underway);
            return;
        }
        _ = Task.Run(async () =>
        {
            using var deadline = new CancellationTokenSource(Patience);
            try
            {
                await call(deadline.Token);
            }
            finally
            {
                Interlocked.Decrement(ref _underway);
            }
        });
    }
}
