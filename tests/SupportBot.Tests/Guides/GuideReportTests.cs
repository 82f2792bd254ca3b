using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Commands.Guides;
using SupportBot.Conversations;
using SupportBot.Guides;

namespace SupportBot.Tests.Guides;

public sealed class GuideReportTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 25, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Counts_of_all_languages_are_added_up_per_guide_and_step_in_the_order_of_the_guide()
    {
        var report = await Report(
            new("cable", "light", Language.Russian, GuideEvent.Shown, 3),
            new("cable", "look", Language.Russian, GuideEvent.Begun, 3),
            new("cable", "look", Language.Kazakh, GuideEvent.Begun, 1),
            new("cable", "look", Language.Russian, GuideEvent.Shown, 4),
            new("cable", "wait", Language.Kazakh, GuideEvent.Helped, 1));
        var cable = report.Guides[0];
        Assert.Equal(("cable", "Кабель", 4L, 7L, 1L, 25), (cable.Guide, cable.Title, cable.Total.Begun, cable.Total.Shown, cable.Total.Helped, cable.Total.HelpedPercent));
        Assert.Equal(["look", "light", "wait"], cable.Steps.Select(step => step.Step));
        Assert.Equal(("Как он?", 4L), (cable.Steps[0].Question, cable.Steps[0].Total.Shown));
    }

    [Fact]
    public async Task A_guide_nobody_walked_is_named_and_one_taken_out_of_the_content_is_not_lost()
    {
        var report = await Report(new GuideCount("gone", "step", Language.Russian, GuideEvent.Begun, 2), new GuideCount("gone", "step", Language.Russian, GuideEvent.Shown, 2));
        Assert.Equal(["gone", "cable", "other"], report.Guides.Select(guide => guide.Guide));
        Assert.Equal("gone", report.Guides[0].Title);
        Assert.Null(report.Guides[1].Total.HelpedPercent);
        Assert.Contains("Nobody was led into: cable, other", GuideReportText.Table(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_days_are_today_and_the_twenty_nine_before()
    {
        var counts = new KeptCounts([]);
        await GuideReport.Last(30, counts, SomeGuides.Small(), Clock, Language.Russian);
        Assert.Equal(new DateOnly(2026, 10, 27), counts.Asked);
    }

    [Fact]
    public async Task For_scripts_it_is_json_with_telling_names()
    {
        var json = JsonDocument.Parse(GuideReportText.Json(await Report(new GuideCount("cable", "look", Language.Russian, GuideEvent.HandedOver, 2)))).RootElement;
        var first = json.GetProperty("guides")[0];
        Assert.Equal(2, first.GetProperty("total").GetProperty("handedOver").GetInt64());
        Assert.Equal("2026-11-25", json.GetProperty("since").GetString());
    }

    private static Task<GuideReport> Report(params GuideCount[] counts) => GuideReport.Last(1, new KeptCounts(counts), SomeGuides.Small(), Clock, Language.Russian);

    private sealed class KeptCounts(IReadOnlyList<GuideCount> counts) : IGuideCounts
    {
        public DateOnly Asked { get; private set; }

        public Task<IReadOnlyList<GuideCount>> Since(DateOnly day)
        {
            Asked = day;
            return Task.FromResult(counts);
        }
    }
}
