using System.Collections.Concurrent;
using SupportBot.Channels;

namespace SupportBot.Commands.Stories;

/// <summary>A messenger without a network: what leaves is kept in order for whoever looks.</summary>
public sealed class StageChannel(ChannelLimits? limits = null) : IChannel
{
    public const string ChannelName = "story";

    private readonly ConcurrentQueue<OutgoingMessage> _sent = new();

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = limits ?? new ChannelLimits { AsksForContact = true };

    public ChannelState State => ChannelState.Working;

    /// <summary>Raised for every message that left.</summary>
    public event Action<OutgoingMessage>? Left;

    /// <summary>What the messenger answers; by default it takes everything.</summary>
    public Func<OutgoingMessage, DeliveryOutcome>? Answer { get; set; }

    /// <summary>Everything that left since the last call, in order.</summary>
    public IReadOnlyList<OutgoingMessage> TakeSent()
    {
        var taken = new List<OutgoingMessage>();
        while (_sent.TryDequeue(out var message))
        {
            taken.Add(message);
        }
        return taken;
    }

    public Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline)
    {
        var outcome = Answer?.Invoke(message) ?? new DeliveryOutcome.Sent(message.Id);
        if (outcome is DeliveryOutcome.Sent or DeliveryOutcome.Delivered)
        {
            _sent.Enqueue(message);
            Left?.Invoke(message);
        }
        return Task.FromResult(outcome);
    }
}
