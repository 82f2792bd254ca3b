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
}
