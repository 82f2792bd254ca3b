using System.Collections.Concurrent;
using SupportBot.Channels;
using SupportBot.Delivery;

namespace SupportBot.Tests.Web.WebChat;

/// <summary>Keeps what the door brings, and knows repetitions by their update id as the inbox does.</summary>
internal sealed class CollectingIntake : IIntake
{
    private readonly ConcurrentDictionary<string, bool> seen = new(StringComparer.Ordinal);

    public ConcurrentQueue<ChannelUpdate> Updates { get; } = [];

    public bool Closed { get; set; }

    public Task<Accepted> Accept(ChannelUpdate update, CancellationToken cancellation)
    {
        if (Closed)
        {
            return Task.FromResult(Accepted.Unavailable);
        }
        if (!seen.TryAdd(update.UpdateId, true))
        {
            return Task.FromResult(Accepted.Duplicate);
        }
        Updates.Enqueue(update);
        return Task.FromResult(Accepted.Stored);
    }
}
