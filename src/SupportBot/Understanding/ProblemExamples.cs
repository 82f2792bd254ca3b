using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>What one kind of problem sounds like: the learner's food, from the <c>examples</c> of <c>dialogs/problems/*.yaml</c>.</summary>
public sealed record ProblemExamples(string Id, ImmutableDictionary<Language, ImmutableArray<string>> Phrases);

/// <summary>A phrase and the kind of problem it speaks of.</summary>
public sealed record LabelledPhrase(string Text, string Label);
