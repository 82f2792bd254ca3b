using System.Collections.Immutable;
using Handoff;

namespace SupportBot.Operators;

/// <summary>One line of a conversation as it is kept: what was said, by whom, when.</summary>
/// <param name="Seq">Its place in the conversation, given by the store, from 1.</param>
/// <param name="Id">Unique within the conversation: the messenger's id, the outbox item's, or the desk's.</param>
/// <param name="Operator">Name of the operator, for his words and notes.</param>
/// <param name="Buttons">Titles of the buttons below it.</param>
/// <param name="ItemId">The outbox item that carries it to the subscriber; null for what came in.</param>
/// <param name="Before">What stood here before the subscriber edited it.</param>
/// <param name="Findings">Rules of polite speech it broke and went out all the same.</param>
public sealed record TranscriptEntry(
    long Seq,
    string Id,
    LineAuthor Author,
    string? Operator,
    string Text,
    DateTimeOffset At,
    ImmutableArray<DeskFile> Files = default,
    ImmutableArray<string> Buttons = default,
    string? ItemId = null,
    string? Before = null,
    bool Deleted = false,
    ImmutableArray<string> Findings = default)
{
    public ImmutableArray<DeskFile> Files { get; init; } = Files.IsDefault ? [] : Files;

    public ImmutableArray<string> Buttons { get; init; } = Buttons.IsDefault ? [] : Buttons;

    public ImmutableArray<string> Findings { get; init; } = Findings.IsDefault ? [] : Findings;

    /// <summary>How the words looked where they were written.</summary>
    public ImmutableArray<LineMark> Marks { get; init; } = [];
}
