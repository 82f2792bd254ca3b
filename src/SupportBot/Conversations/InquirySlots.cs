using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>The subscriber's address as far as it is known.</summary>
/// <param name="Own">His own words.</param>
/// <param name="Candidates">Entries between which he must choose; the rest of the address waits for the choice.</param>
/// <param name="Trouble">The directory knows no such street or house: he is told so instead of being asked to confirm it.</param>
public sealed record AddressSlot(
    string Own,
    Street? Street = null,
    string? House = null,
    string? Building = null,
    string? Apartment = null,
    string? Entrance = null,
    string? Floor = null,
    bool Confirmed = false,
    ImmutableArray<Street> Candidates = default,
    AddressStatus? Trouble = null)
{
    public ImmutableArray<Street> Candidates { get; init; } = Candidates.IsDefault ? [] : Candidates;

    /// <summary>Street and house are there: it can be confirmed.</summary>
    public bool Complete => Street is not null && House is not null && Trouble is null;
}

/// <summary>How to reach the subscriber.</summary>
/// <param name="Phone"><c>+7XXXXXXXXXX</c>, or null.</param>
/// <param name="Confirmed">The subscriber said in this inquiry that it is right, or gave it.</param>
/// <param name="Declined">He was asked in this inquiry and did not want to tell.</param>
public sealed record Contacts(string? Phone = null, bool Confirmed = false, bool Declined = false, string? Contract = null, string? Status = null)
{
    public static readonly Contacts Unknown = new();

    /// <summary>Nothing is left to ask.</summary>
    public bool Settled => Confirmed || Declined;
}

/// <summary>What is wrong, and what was done about it.</summary>
public sealed record Inquiry
{
    public static readonly Inquiry None = new();

    public DateTimeOffset Since { get; init; }

    public ProblemSlot? Problem { get; init; }

    /// <summary>Which question of the triage stands.</summary>
    public int TriageStep { get; init; }

    /// <summary>The device's guide has to be chosen by the router's make.</summary>
    public bool RouterMatters { get; init; }

    /// <summary>The router in the subscriber's words or as chosen.</summary>
    public string? Router { get; init; }

    /// <summary>A brand is chosen, the model is not.</summary>
    public string? RouterBrand { get; init; }

    /// <summary>He did not know his router and was shown where its name is written.</summary>
    public bool StickerShown { get; init; }

    public GuidePlace? Guide { get; init; }

    /// <summary>What was being done when another trouble was named; it goes on when that was a misunderstanding.</summary>
    public Interruption? Interrupted { get; init; }

    /// <summary>The answer was information; no guide is needed.</summary>
    public bool Informed { get; init; }

    /// <summary>The subscriber returned soon: he is asked whether it is the same thing.</summary>
    public bool Returning { get; init; }

    /// <summary>A notice (outage, activation) was given.</summary>
    public bool Noticed { get; init; }

    /// <summary>What was asked and tried, with the answers, for the card.</summary>
    public ImmutableArray<Attempt> Tried { get; init; } = [];

    /// <summary>Other subjects that came up.</summary>
    public ImmutableArray<string> Asides { get; init; } = [];

    public ImmutableArray<PhotoSlot> Photos { get; init; } = [];

    /// <summary>A known outage at the address, in words for the card.</summary>
    public string? Outage { get; init; }

    public Mood Mood { get; init; }

    /// <summary>How often a human was asked for.</summary>
    public int HumanAsked { get; init; }

    /// <summary>How often the address was asked in vain.</summary>
    public int AddressAsked { get; init; }

    public InquiryResult Result { get; init; }
}

public enum InquiryResult
{
    Open,
    Solved,
    Unsolved,
    ClosedByOperator,
    CallbackPromised,
    Silent,
    Cancelled,
}

/// <param name="Id">A problem of <c>dialogs/problems</c>.</param>
/// <param name="Own">The subscriber's words.</param>
/// <param name="Confirmed">Confident enough, or confirmed by him.</param>
public sealed record ProblemSlot(string Id, double Confidence, string Own, bool Confirmed);

/// <summary>Where the subscriber stands in a guide.</summary>
/// <param name="Version">Of the guide's content: on a mismatch the place is looked up again by the step's id.</param>
/// <param name="Trail">The steps before, for "back"; those of an earlier guide as <c>guide#step</c>.</param>
/// <param name="Waited">The time this step asks for is over: only its question stands.</param>
public sealed record GuidePlace(string Guide, string Version, string Step, ImmutableArray<string> Trail, bool Waited = false);

/// <summary>A guide that was left in the middle: it goes on there when the subscriber returns with the same trouble.</summary>
public sealed record UnfinishedWalk(GuidePlace Place, ImmutableArray<Attempt> Tried, string? Router);

/// <summary>A trouble in the middle of which another one came up.</summary>
public sealed record Interruption(ProblemSlot? Problem, int TriageStep, GuidePlace? Guide);

/// <param name="What">The question, or guide and step, in the operators' language.</param>
public sealed record Attempt(string What, string Answer);

/// <param name="Id">In the media store.</param>
public sealed record PhotoSlot(string Id, string Name, string Type);

/// <param name="Problem">The problem's id; null when it was never named.</param>
/// <param name="Walk">Where in a guide it fell silent; null when it did not.</param>
public sealed record PastInquiry(DateTimeOffset At, string? Problem, InquiryResult Result, bool GuideTried, UnfinishedWalk? Walk = null);

/// <summary>A human is called, or leads.</summary>
/// <param name="Id">Of this handoff; unique.</param>
/// <param name="Reason">Why, as a code of <see cref="HandoffReasons"/>.</param>
/// <param name="Place">The place in the queue told last; 0 = none told.</param>
/// <param name="Operator">Who took it; null while nobody did.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Noted">The subscriber was told once that what he writes reaches the operator.</param>
/// <param name="Slot">The time chosen for a call back, while the number is still missing.</param>
public sealed record HandoffSlot(
    string Id, string Reason, DateTimeOffset Since, int Place = 0, OperatorSlot? Operator = null, DateTimeOffset? TakenAt = null, bool Noted = false, TimeSlot? Slot = null,
    bool Hindered = false)
{
    /// <summary>The operator who has it has already said something: the next words need no greeting.</summary>
    public bool Spoke { get; init; }

    /// <summary>He began it himself, with a subscriber who was not writing: a call back.</summary>
    public bool CallsBack { get; init; }
}

public sealed record OperatorSlot(string Id, string Name);

/// <summary>Why a human was called: codes for metrics and keys of texts (<c>reason.asked</c>).</summary>
public static class HandoffReasons
{
    public const string Asked = "asked";
    public const string NotUnderstood = "not-understood";
    public const string NotHelped = "not-helped";
    public const string AlwaysHuman = "always-human";
    public const string Angry = "angry";
    public const string Danger = "danger";
    public const string Crash = "crash";
    public const string NothingToTry = "nothing-to-try";
    public const string GuideTooHard = "guide-too-hard";
    public const string Late = "late";
    public const string TakenOver = "taken-over";
}
