using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>One kind of problem, <c>dialogs/problems/&lt;id&gt;.yaml</c>.</summary>
public sealed record ProblemKind
{
    public required string Id { get; init; }

    public required LocalText Title { get; init; }

    public string Priority { get; init; } = "normal";

    /// <summary>Never tried by the bot: a human answers.</summary>
    public bool AlwaysHuman { get; init; }

    /// <summary>Which work order would follow; <c>none</c> = none.</summary>
    public string WorkOrder { get; init; } = "none";

    /// <summary>Guides that help, best first.</summary>
    public ImmutableArray<string> Guides { get; init; } = [];

    /// <summary>What the bot says once when the kind is known.</summary>
    public LocalText? Reply { get; init; }

    public ImmutableArray<TriageQuestion> Questions { get; init; } = [];
}

public sealed record TriageQuestion(string Id, LocalText Text, ImmutableArray<TriageAnswer> Answers);

/// <param name="Human">This answer calls an operator.</param>
/// <param name="Guide">This answer chooses the guide.</param>
public sealed record TriageAnswer(string Id, LocalText Title, bool Human = false, string? Guide = null);

/// <summary>The same words in every language.</summary>
public sealed record LocalText(string Russian, string Kazakh, string English)
{
    public string In(Language language) => language switch
    {
        Language.Kazakh => Kazakh,
        Language.English => English,
        _ => Russian,
    };
}

/// <summary>All kinds of problem, and those offered in the menu. Immutable.</summary>
public sealed class ProblemCatalog(IEnumerable<ProblemKind> kinds, ImmutableArray<string> menu)
{
    private readonly FrozenDictionary<string, ProblemKind> _kinds = kinds.ToFrozenDictionary(kind => kind.Id, StringComparer.Ordinal);

    /// <summary>Kinds offered as buttons, in order.</summary>
    public ImmutableArray<string> Menu { get; } = menu;

    public IEnumerable<ProblemKind> All => _kinds.Values;

    public ProblemKind? Find(string? id) => id is not null && _kinds.TryGetValue(id, out var kind) ? kind : null;
}
