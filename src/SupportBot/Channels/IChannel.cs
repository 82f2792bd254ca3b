namespace SupportBot.Channels;

/// <summary>
/// How one messenger is written to. Called by the pump only, one message at a time per chat, many chats at once. Never retries and
/// never throws for what a messenger can answer: every answer is a <see cref="DeliveryOutcome"/>. Cancellation means the deadline passed.
/// </summary>
public interface IChannel
{
    /// <summary>The name used in chat keys, settings and metrics, lower case.</summary>
    string Name { get; }

    ChannelLimits Limits { get; }

    /// <summary>What the channel can say of itself now, for health, <c>doctor</c> and the desk. Cheap; no call goes out.</summary>
    ChannelState State { get; }

    Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline);
}

/// <summary>Optional: the messenger can show that somebody is typing. Best effort: a failure is not reported.</summary>
public interface IShowsTyping
{
    Task ShowTyping(ChatKey chat, CancellationToken deadline);
}

/// <summary>
/// Optional: what was sent can be changed and taken back. Called by the pump only, in the order of the chat. <c>Refused</c> = this message cannot be (any more).
/// </summary>
public interface IAmendsMessages
{
    /// <summary>Puts these words in the place of an earlier message.</summary>
    /// <param name="messageId">As <see cref="DeliveryOutcome.Sent"/> told it.</param>
    Task<DeliveryOutcome> Amend(OutgoingMessage message, string messageId, CancellationToken deadline);

    /// <summary>Takes an earlier message away from the subscriber.</summary>
    Task<DeliveryOutcome> Recall(ChatKey chat, string messageId, CancellationToken deadline);
}

/// <summary>
/// Optional: files of this messenger have to be fetched from it. Called by the pump, which alone retries; a file may be asked for more than once.
/// </summary>
public interface IFetchesMedia
{
    /// <summary>Brings the file into the media store under its id. Sent = it is there; Refused = it can never be had.</summary>
    Task<DeliveryOutcome> Fetch(MediaFile file, CancellationToken deadline);
}

/// <summary>Is the channel working, and if not, what to do about it. <paramref name="Remedy"/> is a sentence for the engineer on duty.</summary>
public sealed record ChannelState(bool Up, string? Problem = null, string? Remedy = null)
{
    public static readonly ChannelState Working = new(true);
}
