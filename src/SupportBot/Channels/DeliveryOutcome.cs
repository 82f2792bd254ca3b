namespace SupportBot.Channels;

/// <summary>What became of one attempt to hand a message to a messenger. A closed set; the reason is words for a person.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The messenger took it. <paramref name="MessageId"/> is the messenger's id, when it told one; ids of several parts with commas between.</summary>
    public sealed record Sent(string? MessageId) : DeliveryOutcome;

    /// <summary>The subscriber's device has it (channels that know at once).</summary>
    public sealed record Delivered(string? MessageId) : DeliveryOutcome;

    /// <summary>It was written to the messenger and no answer came: it may or may not have arrived. Never sent again by itself.</summary>
    public sealed record Unknown(string Reason) : DeliveryOutcome;

    /// <summary>This message will never be taken; others may.</summary>
    public sealed record Refused(string Reason) : DeliveryOutcome;

    /// <summary>This subscriber cannot be reached until he writes again.</summary>
    public sealed record Unreachable(string Reason) : DeliveryOutcome;

    /// <summary>Temporary: the pump tries this chat again, after <paramref name="After"/> when the messenger named a time.</summary>
    public sealed record TryLater(string Reason, TimeSpan? After = null) : DeliveryOutcome;

    /// <summary>The whole channel is out of order (token, configuration): nothing is tried until it changes; see <see cref="IChannel.State"/>.</summary>
    public sealed record ChannelDown(string Reason) : DeliveryOutcome;
}
