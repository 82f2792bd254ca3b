using SupportBot.Conversations;

namespace SupportBot.Guides;

/// <summary>The way walked so far, for "back": steps of the present guide by their id, those of an earlier guide as <c>guide#step</c>.</summary>
internal static class Trails
{
    // Who walks in a circle keeps the end of his way only: a conversation at rest stays small.
    private const int Longest = 60;

    public static GuidePlace Next(GuidePlace place, string version, string step) =>
        new(place.Guide, version, step, [.. place.Trail.Append(place.Step).TakeLast(Longest)]);

    /// <summary>From one guide into another, so that "back" leads out again.</summary>
    public static GuidePlace Cross(GuidePlace place, GuidePlace other) =>
        other with { Trail = [.. place.Trail.Append(place.Step).Select(step => Full(place.Guide, step)).TakeLast(Longest)] };

    /// <summary>One step back, perhaps into the guide before; null at the beginning.</summary>
    public static GuidePlace? Back(GuidePlace place)
    {
        if (place.Trail.IsEmpty)
        {
            return null;
        }
        var before = place.Trail[..^1];
        return place.Trail[^1].Split('#', 2) is [var guide, var step]
            ? new GuidePlace(guide, "", step, [.. before.Select(earlier => Plain(guide, earlier))])
            : new GuidePlace(place.Guide, place.Version, place.Trail[^1], before);
    }

    private static string Full(string guide, string step) => step.Contains('#', StringComparison.Ordinal) ? step : $"{guide}#{step}";

    private static string Plain(string guide, string step) => step.StartsWith(guide + "#", StringComparison.Ordinal) ? step[(guide.Length + 1)..] : step;
}
