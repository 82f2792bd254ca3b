namespace SupportBot.Channels.WhatsApp.Incoming;

/// <summary>One thing out of a batch of Meta's. A closed set: whatever comes has one of these fates.</summary>
public abstract record IncomingItem(DateTimeOffset At)
{
    /// <summary>The subscriber did something.</summary>
    /// <param name="MessageId">The wamid: the key by which a repetition is recognised.</param>
    /// <param name="Event">Made when the conversation is known: ids of files depend on it.</param>
    /// <param name="OpensWindow">It is a message, and opens 24 hours for answers; edits and removals are not counted on (whatsapp.md §5).</param>
    public sealed record Happened(
        DateTimeOffset At, WhatsAppPerson Person, string? Name, string MessageId, Func<ChatKey, SubscriberEvent> Event, bool OpensWindow = true) : IncomingItem(At);

    /// <summary>What became of a message of ours.</summary>
    /// <param name="Tag">What we wrote on it, see <see cref="Sending.MessageTag"/>; null when it is not ours or not told.</param>
    public sealed record Status(DateTimeOffset At, WhatsAppPerson? Person, string MessageId, string State, GraphTrouble? Trouble, string? Tag) : IncomingItem(At);

    /// <summary>The person has a new number or user id.</summary>
    public sealed record Renewed(DateTimeOffset At, WhatsAppPerson Old, WhatsAppPerson New) : IncomingItem(At);

    /// <summary>A problem of our account as a whole.</summary>
    public sealed record AccountTrouble(DateTimeOffset At, GraphTrouble Trouble) : IncomingItem(At);

    /// <summary>Known, and nothing to do; <paramref name="What"/> is for the log.</summary>
    public sealed record Passed(DateTimeOffset At, string What) : IncomingItem(At);
}
