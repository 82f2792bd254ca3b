using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>What the world outside looks like during one turn: looked up before, so that the decision itself is pure.</summary>
/// <param name="Now">In the provider's time zone.</param>
/// <param name="DeskOpen">Operators work now.</param>
/// <param name="OpensAt">When they work again, in the provider's time zone; null while they work.</param>
/// <param name="PlaceInQueue">How many wait before this conversation, plus one.</param>
/// <param name="Slots">Times at which a call back can be offered, nearest first.</param>
/// <param name="Known">What the directory tells of the subscriber; null = nothing, or too late.</param>
/// <param name="Outage">A known outage at his address; null = none known.</param>
/// <param name="NewId">An id for what this turn may open.</param>
public sealed record Circumstances(
    DateTimeOffset Now,
    bool DeskOpen,
    DateTimeOffset? OpensAt,
    int PlaceInQueue,
    ImmutableArray<TimeSlot> Slots,
    KnownSubscriber? Known,
    KnownOutage? Outage,
    string NewId);

/// <summary>From when to when, in the provider's time zone.</summary>
public sealed record TimeSlot(DateTimeOffset From, DateTimeOffset To);

/// <param name="Status">For example <c>activation</c>; empty = nothing special.</param>
public sealed record KnownSubscriber(string Contract, string? Name, string? Phone, string Status);

/// <param name="Until">When it should end, if that is known.</param>
public sealed record KnownOutage(string Id, DateTimeOffset? Until);
