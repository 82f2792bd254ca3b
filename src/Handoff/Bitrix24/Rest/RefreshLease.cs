using System.Globalization;

namespace Handoff.Bitrix24.Rest;

/// <summary>
/// The right to exchange the portal's tokens, one holder at a time among all processes that share the store: taken and given back by comparing
/// what stands there. Whoever dies with it keeps the others waiting no longer than <see cref="Longest"/>.
/// </summary>
internal sealed class RefreshLease(IPortalMemory memory, TimeProvider time)
{
    private const string Name = "tokens-lease";
    private const string Free = "free";

    /// <summary>More than one exchange may take, its own deadline and the writing included.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns when it is the caller's; what comes back is for <see cref="GiveBack"/>.</summary>
    public async Task<string> Take(CancellationToken cancellation)
    {
        while (true)
        {
            var stands = await memory.Read(Name).ConfigureAwait(false);
            var now = time.GetUtcNow();
            if (IsFree(stands, now))
            {
                var ours = string.Create(CultureInfo.InvariantCulture, $"{(now + Longest).UtcTicks} {Environment.ProcessId}");
                if (ours != stands && await memory.Exchange(Name, stands, ours).ConfigureAwait(false))
                {
                    return ours;
                }
            }
            await Task.Delay(Look, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Gives it back, unless somebody has it by now because we were too slow.</summary>
    public Task GiveBack(string ours) => memory.Exchange(Name, ours, Free);

    private static bool IsFree(string? stands, DateTimeOffset now) => stands is null or Free
        || !long.TryParse(stands.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var until) || until <= now.UtcTicks;
}
