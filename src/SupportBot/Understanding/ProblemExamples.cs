using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>What one kind of problem sounds like: the learner's food, from the <c>examples</c> of <c>dialogs/problems/*.yaml</c>.</summary>
public sealed record ProblemExamples(string Id, ImmutableDictionary<Language, ImmutableArray<string>> Phrases);
