using SupportBot.Conversations;

namespace SupportBot.Guides;

/// <summary>What was counted about guides. Implemented by a store; never waits for a writer.</summary>
public interface IGuideCounts
{
    /// <summary>Sums from this day on; a day is one of UTC, it begins at five in the morning in Kazakhstan.</summary>
    Task<IReadOnlyList<GuideCount>> Since(DateOnly day);
}

/// <param name="Count">How often, at least once.</param>
public sealed record GuideCount(string Guide, string Step, Language Language, GuideEvent What, long Count);
