using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>
/// Everything kept about one conversation: the single truth that a turn loads, changes and commits. Immutable; a change is a new record.
/// At rest it lives in the store only.
/// </summary>
public sealed record Conversation
{
    public required ChatKey Key { get; init; }

    /// <summary>Grows by one with every commit; 0 = never saved. A commit names the version it was made from.</summary>
    public long Version { get; init; }

    public State State { get; init; } = State.Idle;

    public Leader Leader { get; init; } = Leader.Bot;

    /// <summary>Grows with every change of leader. A bot's message written in an older epoch never leaves.</summary>
    public int Epoch { get; init; }

    public Language Language { get; init; } = Language.Russian;

    /// <summary>False until a message told the language by itself.</summary>
    public bool LanguageKnown { get; init; }

    /// <summary>Name in the messenger; null when it tells none.</summary>
    public string? Name { get; init; }

    public Contacts Contacts { get; init; } = Contacts.Unknown;

    public AddressSlot? Address { get; init; }

    /// <summary>The inquiry at hand: what is wrong and what was done about it. Replaced whole when a new one begins.</summary>
    public Inquiry Inquiry { get; init; } = Inquiry.None;

    /// <summary>Set while a human is called or leads.</summary>
    public HandoffSlot? Handoff { get; init; }

    /// <summary>The question that stands now: stale and double presses are recognised by it.</summary>
    public Question Question { get; init; } = new();

    /// <summary>The buttons shown last, so that the transcript can tell what was pressed.</summary>
    public ImmutableArray<Choice> Buttons { get; init; } = [];

    /// <summary>Closed inquiries of the last 30 days, newest first, at most ten.</summary>
    public ImmutableArray<PastInquiry> Previous { get; init; } = [];

    public ImmutableArray<ConversationTimer> Timers { get; init; } = [];

    /// <summary>When the subscriber was last heard.</summary>
    public DateTimeOffset HeardAt { get; init; }

    /// <summary>The messenger said that the subscriber cannot be reached; false again as soon as he writes.</summary>
    public bool Unreachable { get; init; }

    /// <summary>The messenger lets us write until then, and not after, until the subscriber writes again; null = without limit.</summary>
    public DateTimeOffset? ReplyUntil { get; init; }

    /// <summary>What the subscriber wrote last, at most 300 characters: replies are judged in its light.</summary>
    public string LastWords { get; init; } = "";

    /// <summary>The subscriber's messages that no operator has seen.</summary>
    public int Unread { get; init; }

    /// <summary>Since when the subscriber waits for the words of the operator who leads; null while nothing is unanswered.</summary>
    public DateTimeOffset? UnansweredSince { get; init; }

    /// <summary>How often that was brought to the operators' notice.</summary>
    public int Nudges { get; init; }

    /// <summary>How often each text with variants was used: the next variant follows.</summary>
    public ImmutableDictionary<string, int> Said { get; init; } = ImmutableDictionary<string, int>.Empty;

    // What the guards of the table ask.
    internal bool AddressConfirmed => Address is { Confirmed: true };

    internal bool ProblemNamed => Inquiry.Problem is not null;

    internal bool ProblemSure => Inquiry.Problem is { Confirmed: true };

    internal bool NeedsRouter => Inquiry.RouterMatters && Inquiry.Guide is null;

    internal bool InGuide => Inquiry.Guide is not null;

    internal bool Informed => Inquiry.Informed;

    internal bool Solved => Inquiry.Result == InquiryResult.Solved;
}

/// <summary>Who speaks to the subscriber now.</summary>
public enum Leader
{
    Bot,
    Operator,
}

/// <summary>The question that stands, and how well it goes.</summary>
/// <param name="Number">Grows with every question asked in this conversation; buttons carry it.</param>
/// <param name="Failures">How often in a row the answer was not understood.</param>
/// <param name="LastPress">The payload accepted last, and when: its double is ignored without a word.</param>
public sealed record Question(int Number = 0, int Failures = 0, string? LastPress = null, DateTimeOffset PressedAt = default);

/// <summary>A moment at which the conversation wants to be woken. One per kind.</summary>
public sealed record ConversationTimer(TimerKind Kind, DateTimeOffset Due);

public enum TimerKind
{
    /// <summary>The subscriber is silent: remind once.</summary>
    Quiet,
    /// <summary>The subscriber is silent for long: close the inquiry.</summary>
    Close,
    /// <summary>Nobody took the chat.</summary>
    Accept,
    /// <summary>Look whether the place in the queue changed.</summary>
    Place,
    /// <summary>A waiting step of a guide is over.</summary>
    Guide,
    /// <summary>The time in which the messenger lets us answer is about to end: the operator is warned.</summary>
    ReplyWindow,
    /// <summary>The operator who leads has not answered the subscriber: he is nudged, then the senior of the shift is called.</summary>
    Answer,
}
