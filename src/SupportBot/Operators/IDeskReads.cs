using Handoff;
using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>What the built-in desk reads. Implemented by a store; never waits for a writer.</summary>
public interface IDeskReads
{
    /// <summary>Conversations of one list, the oldest wait first.</summary>
    /// <param name="operatorId">Whose, for <see cref="DeskList.Mine"/>; what is unread is counted for him.</param>
    Task<IReadOnlyList<DeskRow>> List(DeskList list, string operatorId, int most);

    /// <summary>Conversations in which address, phone, name or a line contains the text, latest first.</summary>
    Task<IReadOnlyList<DeskRow>> Search(string text, string operatorId, int most);

    Task<Conversation?> Find(ChatKey conversation);

    /// <summary>The lines of a conversation with what became of each, oldest first, at most the last <paramref name="most"/>.</summary>
    Task<IReadOnlyList<DeskChatLine>> Lines(ChatKey conversation, int most);

    /// <summary>The way of one outgoing message; null when there is none.</summary>
    Task<LedgerEntry?> Ledger(string itemId);

    Task<IReadOnlyList<Callback>> Callbacks(bool open);

    /// <summary>How many conversations are in each state, those at rest left out.</summary>
    Task<IReadOnlyList<(string State, long Count)>> CountByState();
}

public enum DeskList
{
    Waiting,
    Mine,
    Open,
    Closed,
}

/// <summary>A conversation in a list.</summary>
public sealed record DeskRow(
    ChatKey Conversation, string State, DateTimeOffset Since, string? Subscriber, string? Address, string? Problem, string? Phone, string? Operator, int Unread)
{
    /// <summary>Who has it; null while nobody does.</summary>
    public string? OperatorId { get; init; }

    /// <summary>Since when the subscriber waits for words of the operator who leads; null = nothing is unanswered.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>He waits too long: for somebody to take the chat, or for an answer. Only working time counts.</summary>
    /// <param name="within"><c>Operators:ReplyWithin</c>.</param>
    public bool IsLate(DateTimeOffset now, TimeSpan within, WorkingHours hours) =>
        (UnansweredSince ?? (State == "WaitingForOperator" ? Since : null)) is { } since && now >= hours.After(since, within);

    /// <summary>The last line said to or by the subscriber.</summary>
    public string? Last { get; init; }
}

/// <param name="Outcome">What became of it on its way to the subscriber; null for what came in, for notes and lines of the system.</param>
public sealed record DeskChatLine(TranscriptEntry Line, string? Outcome, string? Reason, DateTimeOffset? SettledAt);

/// <summary>The whole way of an outgoing message.</summary>
public sealed record LedgerEntry(
    string ItemId, string Destination, LineAuthor Author, DateTimeOffset WrittenAt, int Attempts, string? LastTrouble, DateTimeOffset? NotBefore,
    string Outcome, string? Reason, DateTimeOffset? SettledAt, string? ChannelMessageId);
