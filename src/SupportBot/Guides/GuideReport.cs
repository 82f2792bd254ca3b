using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Guides;

/// <summary>Do the guides help? What was counted, beside the guides as they are now. Nothing about persons.</summary>
/// <param name="Since">The first day counted, of UTC.</param>
/// <param name="Guides">The most walked first; guides nobody walked come last.</param>
public sealed record GuideReport(DateOnly Since, ImmutableArray<GuideReportLine> Guides)
{
    /// <summary>How many days a report reaches back when nobody says otherwise.</summary>
    public const int UsualDays = 30;

    public const int MostDays = 3650;

    /// <summary>The last days, today among them.</summary>
    public static Task<GuideReport> Last(int days, IGuideCounts counts, GuideLibrary library, TimeProvider time, Language language) =>
        Of(counts, library, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - days), language);

    /// <param name="language">In which titles and questions are told; the counts are of all languages.</param>
    public static async Task<GuideReport> Of(IGuideCounts counts, GuideLibrary library, DateOnly since, Language language)
    {
        var counted = (await counts.Since(since)).ToLookup(count => count.Guide, StringComparer.Ordinal);
        // A guide that was taken out of the content is told by its id as long as there are counts of it.
        var ids = library.All.Select(guide => guide.Id).Union(counted.Select(group => group.Key), StringComparer.Ordinal);
        return new GuideReport(since, [.. ids.Select(id => Line(id, library.Find(id)?.In(language), [.. counted[id]]))
            .OrderByDescending(line => line.Total.Begun).ThenByDescending(line => line.Total.Shown).ThenBy(line => line.Guide, StringComparer.Ordinal)]);
    }

    private static GuideReportLine Line(string id, GuideText? text, ImmutableArray<GuideCount> counts)
    {
        var steps = counts.ToLookup(count => count.Step, StringComparer.Ordinal);
        var order = (text?.Steps.Select(step => step.Id) ?? []).Union(steps.Select(group => group.Key), StringComparer.Ordinal);
        return new GuideReportLine(id, text?.Title ?? id, GuideTotals.Of(counts),
            [.. order.Select(step => new GuideStepLine(step, text?.Find(step)?.Question ?? step, GuideTotals.Of(steps[step])))]);
    }
}

/// <param name="Title">Of the guide; its id when it is not in the content any more.</param>
/// <param name="Steps">In the order of the guide.</param>
public sealed record GuideReportLine(string Guide, string Title, GuideTotals Total, ImmutableArray<GuideStepLine> Steps);

/// <param name="Question">What the step asks; its id when it is not in the guide any more.</param>
public sealed record GuideStepLine(string Step, string Question, GuideTotals Total);

/// <summary>How often each thing happened (<see cref="GuideEvent"/>).</summary>
public sealed record GuideTotals(long Begun, long Shown, long Finished, long Helped, long Left, long HandedOver, long Moved)
{
    /// <summary>Of a hundred walks, how many ended with the trouble gone; null when nobody began here.</summary>
    public int? HelpedPercent => Begun > 0 ? (int)Math.Round(100.0 * Helped / Begun) : null;

    internal static GuideTotals Of(IEnumerable<GuideCount> counts)
    {
        var sums = counts.GroupBy(count => count.What).ToDictionary(group => group.Key, group => group.Sum(count => count.Count));
        long Sum(GuideEvent what) => sums.GetValueOrDefault(what);
        return new GuideTotals(Sum(GuideEvent.Begun), Sum(GuideEvent.Shown), Sum(GuideEvent.Finished), Sum(GuideEvent.Helped), Sum(GuideEvent.Left),
            Sum(GuideEvent.HandedOver), Sum(GuideEvent.Moved));
    }
}
