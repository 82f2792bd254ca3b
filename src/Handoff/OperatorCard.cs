using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Handoff;

/// <summary>
/// Everything an operator should know, the same fields in the same order for every desk (contracts.md §4). What is unknown is a
/// sentence that says so, never an empty place.
/// </summary>
public sealed record OperatorCard
{
    public required string Language { get; init; }
    public required string Channel { get; init; }
    public required string Name { get; init; }
    public required CardPhone Phone { get; init; }
    public required CardAddress Address { get; init; }
    public required string Contract { get; init; }
    public required string Status { get; init; }
    public required CardProblem Problem { get; init; }
    public required string Outage { get; init; }
    public ImmutableArray<CardAttempt> Tried { get; init; } = [];
    public required string Router { get; init; }
    public ImmutableArray<DeskFile> Photos { get; init; } = [];
    public required string Reason { get; init; }
    /// <summary>How often a human was asked for.</summary>
    public int Asked { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    /// <summary>Inquiries of the last 30 days, newest first.</summary>
    public ImmutableArray<CardInquiry> Previous { get; init; } = [];
    /// <summary>The messenger lets the operator answer until then; absent where there is no such limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReplyUntil { get; init; }
}

/// <param name="Number"><c>+7XXXXXXXXXX</c>, or the sentence that it is unknown.</param>
public sealed record CardPhone(string Number, bool Confirmed);

/// <param name="Normalised">As in the directory, or the sentence that it is unknown.</param>
/// <param name="Own">The subscriber's own words.</param>
public sealed record CardAddress(string Normalised, string Own, bool Confirmed);

/// <param name="Class">The problem's id; <paramref name="Title"/> in the operator's language.</param>
public sealed record CardProblem(string Class, string Title, double Confidence, string Own);

/// <param name="What">The question, or the guide and its step.</param>
public sealed record CardAttempt(string What, string Answer);

public sealed record CardInquiry(DateTimeOffset At, string Problem, string Result);
