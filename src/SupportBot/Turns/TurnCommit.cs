using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>All that one turn changes, committed together or not at all.</summary>
public sealed record TurnCommit
{
    public required Conversation Conversation { get; init; }

    /// <summary>The version the turn was made from; 0 = the conversation is new.</summary>
    public required long MadeFrom { get; init; }

    /// <summary>The event itself, when it is not in the inbox yet: stored and handled in one go.</summary>
    public InboxItem? Fresh { get; init; }

    /// <summary>Events of the inbox that this turn has handled.</summary>
    public ImmutableArray<InboxItem> Handled { get; init; } = [];

    public ImmutableArray<TranscriptEntry> Lines { get; init; } = [];

    public ImmutableArray<LineEdit> Edits { get; init; } = [];

    public ImmutableArray<OutboxItem> Outbox { get; init; } = [];

    public ImmutableArray<ConversationTimer> TimersSet { get; init; } = [];

    public ImmutableArray<TimerKind> TimersCleared { get; init; } = [];

    public ImmutableArray<Callback> Callbacks { get; init; } = [];

    public ImmutableArray<CallbackChange> CallbackChanges { get; init; } = [];

    public ImmutableArray<RatingGiven> Ratings { get; init; } = [];

    /// <summary>What is counted about guides (guides report).</summary>
    public ImmutableArray<GuideMark> GuideMarks { get; init; } = [];

    /// <summary>What the policy found in an operator's reply, whether it left or not.</summary>
    public ImmutableArray<ReplyFinding> Findings { get; init; } = [];

    /// <summary>Words that were not understood, kept for the editors; null when all were.</summary>
    public UnclearPhrase? Unclear { get; init; }

    /// <summary>When what is handled happened.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>An earlier message was changed or deleted (<paramref name="Text"/> null).</summary>
/// <param name="ByOperator">By the operator, at his own desk; otherwise by the subscriber.</param>
public sealed record LineEdit(string Id, string? Text, bool ByOperator = false);

/// <param name="Stars">1 to 5.</param>
/// <param name="Operator">Whose help it was; null = the bot's alone.</param>
public sealed record RatingGiven(ChatKey Conversation, int Stars, string? Operator, DateTimeOffset At);

public enum CommitResult
{
    Done,
    /// <summary>The fresh event was there before; nothing was written.</summary>
    Duplicate,
    /// <summary>The conversation was changed by somebody else meanwhile; nothing was written.</summary>
    Conflict,
}
