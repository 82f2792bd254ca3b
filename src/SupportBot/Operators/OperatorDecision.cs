using System.Collections.Immutable;
using Handoff;
using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>What follows from something an operator did.</summary>
/// <param name="Decision">The conversation as it shall be, and what the bot or the system says about it.</param>
/// <param name="Words">What the operator says to the subscriber; null when nothing.</param>
/// <param name="Note">What he notes for colleagues; null when nothing.</param>
/// <param name="Reply">The answer for his desk.</param>
public sealed record OperatorDecision(Decision Decision, OperatorWords? Words, string? Note, OperatorReply Reply)
{
    /// <summary>Promised calls that were tried.</summary>
    public ImmutableArray<CallbackChange> Callbacks { get; init; } = [];

    /// <summary>What the policy found in his words, whether they leave or not: for the head of support.</summary>
    public ImmutableArray<ReplyFinding> Findings { get; init; } = [];

    /// <summary>The desk's id of an earlier message that shall be taken back.</summary>
    public string? Recalls { get; init; }

    public static OperatorDecision Nothing(Conversation conversation, OperatorReply reply) =>
        new(new Decision(conversation, [], []), null, null, reply);
}

/// <param name="MessageId">The desk's id of the message.</param>
/// <param name="Findings">Rules it broke and went out all the same (advice, or insisted): for the head of support.</param>
public sealed record OperatorWords(string MessageId, DeskOperator Operator, string Text, ImmutableArray<DeskFile> Files, ImmutableArray<string> Findings)
{
    /// <summary>How the words looked at the desk.</summary>
    public ImmutableArray<LineMark>? Marks { get; init; }

    /// <summary>They take the place of an earlier message; null = they are new.</summary>
    public Correction? Corrects { get; init; }
}

/// <summary>Other words for an earlier message.</summary>
/// <param name="MessageId">The desk's id of the earlier message.</param>
/// <param name="Anew">What is said where a messenger cannot change what it has delivered.</param>
public sealed record Correction(string MessageId, string Anew);
