using System.Collections.Immutable;

namespace SupportBot.Policy.Rules;

/// <summary>A rule as it stands in <c>dialogs/policy/*.yaml</c>, not yet compiled.</summary>
public sealed record RuleSource
{
    /// <summary><c>kind.case</c>, for example <c>sarcasm.false-praise</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The clause of the job description behind it.</summary>
    public required string Clause { get; init; }

    public required RuleAction Action { get; init; }

    public required string Advice { get; init; }

    /// <summary>Any of these makes a finding.</summary>
    public ImmutableArray<string> Any { get; init; } = [];

    /// <summary><c>first</c>: an operator's first words; <c>call-back</c>: the first words of a call back. Any other text is none of this rule's business.</summary>
    public string? When { get; init; }

    /// <summary>With <see cref="When"/>: one of these has to occur, or it is a finding. A call back has to name the address by itself.</summary>
    public ImmutableArray<string> Lacks { get; init; } = [];

    /// <summary>One of <see cref="Features.Names"/>: what patterns cannot say.</summary>
    public string? Feature { get; init; }

    /// <summary>None of these may occur in the text.</summary>
    public ImmutableArray<string> Unless { get; init; } = [];

    /// <summary>One of these must occur in the client's message before.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>None of these may occur in the client's message before: «сама починила» excuses «Вы молодец».</summary>
    public ImmutableArray<string> NotAfter { get; init; } = [];

    /// <summary>The text has at most so many words; 0 = any length.</summary>
    public int MostWords { get; init; }

    /// <summary>Below 1 the rule is a hint: hints of one kind that together weigh 1 make a finding.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Words of the finding exchanged in the polite variant: from → to.</summary>
    public ImmutableArray<(string From, string To)> Replace { get; init; } = [];

    /// <summary>Texts it must flag, and must not; <c>client's words &gt;&gt; reply</c> when the context matters.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    public ImmutableArray<string> Passes { get; init; } = [];

    /// <summary>The bot's own texts are judged by it too, as they leave.</summary>
    public bool Bot { get; init; }

    /// <summary>Line of the file, for findings of <c>check</c>.</summary>
    public int Line { get; init; }

    /// <summary>The part of the id before the point: <c>secret</c>, <c>raised_tone</c>, …</summary>
    public string Kind => Id.Split('.')[0];
}

/// <summary>The rules of one file.</summary>
/// <param name="File">Below <c>dialogs/</c>.</param>
/// <param name="Sets">Named lists of words.</param>
public sealed record RuleFile(string File, Language Language, ImmutableDictionary<string, ImmutableArray<string>> Sets, ImmutableArray<RuleSource> Rules);
