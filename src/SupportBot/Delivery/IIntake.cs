using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>
/// Where every door and poller brings what came in from a messenger. When the call returns <see cref="Accepted.Stored"/> the update is
/// on the disk and will be answered, whatever happens to the process; only then may the messenger hear "200".
/// </summary>
public interface IIntake
{
    Task<Accepted> Accept(ChannelUpdate update, CancellationToken cancellation);
}

public enum Accepted
{
    Stored,
    /// <summary>The same channel and update id was stored before; nothing was changed. Say 200 as well.</summary>
    Duplicate,
    /// <summary>The store does not take it now; say 503 so that the messenger repeats.</summary>
    Unavailable,
}
