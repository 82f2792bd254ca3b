namespace SupportBot.Conversations;

/// <summary>What a conversation must know of guides before it walks one.</summary>
public interface IGuideCatalog
{
    /// <summary>The first step of a guide; null when there is no such guide.</summary>
    GuidePlace? Begin(string guide);

    /// <summary>Guides of this problem that differ by the router's make.</summary>
    bool DependsOnRouter(string problem);

    /// <summary>Says a guide for the reader himself, without asking anything: one step, or all of them when <paramref name="step"/> is null.</summary>
    void Show(Talk talk, string? step);

    /// <summary>The step in one line, for the card: the guide's title and what the step asks; null when it is not in the content any more.</summary>
    string? Describe(GuidePlace place, Language language);
}
