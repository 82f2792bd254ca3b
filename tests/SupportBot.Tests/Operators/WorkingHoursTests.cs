using System.Globalization;
using SupportBot.Operators;

namespace SupportBot.Tests.Operators;

public sealed class WorkingHoursTests
{
    private static readonly TimeZoneInfo Almaty = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    [Theory]
    // 25 November 2026 is a Wednesday; Almaty is five hours ahead.
    [InlineData("2026-11-25T03:59:59Z", false)]
    [InlineData("2026-11-25T04:00:00Z", true)]
    [InlineData("2026-11-25T15:59:59Z", true)]
    [InlineData("2026-11-25T16:00:00Z", false)]
    [InlineData("2026-11-28T05:30:00Z", true)]
    [InlineData("2026-11-29T06:00:00Z", false)]
    public void The_desk_is_open_in_the_providers_own_hours(string moment, bool open) =>
        Assert.Equal(open, Hours("Mon-Fri 09:00-21:00, Sat 10:00-18:00").IsOpen(At(moment)));

    [Fact]
    public void On_a_holiday_nobody_works_and_the_next_opening_is_the_day_after()
    {
        var hours = WorkingHours.Parse("Mon-Sun 09:00-21:00", Almaty, [new DateOnly(2026, 12, 16)]);
        Assert.False(hours.IsOpen(At("2026-12-16T07:00:00Z")));
        Assert.Equal(At("2026-12-17T04:00:00Z"), hours.OpensAt(At("2026-12-16T07:00:00Z")));
    }

    [Fact]
    public void A_desk_that_never_opens_says_so() => Assert.Null(WorkingHours.Parse("", Almaty, []).OpensAt(At("2026-11-25T06:00:00Z")));

    [Fact]
    public void Slots_begin_at_the_next_full_hour_and_stay_within_working_hours()
    {
        var slots = Hours("Mon-Fri 09:00-21:00").Slots(At("2026-11-25T12:20:00Z"), 3);
        Assert.Equal(["18:00–20:00 25", "20:00–21:00 25", "09:00–11:00 26"],
            slots.Select(slot => string.Create(CultureInfo.InvariantCulture, $"{slot.From:HH:mm}–{slot.To:HH:mm} {slot.From:dd}")));
    }

    [Theory]
    [InlineData("9-21")]
    [InlineData("Mon-Fri 21:00-09:00")]
    [InlineData("Пн-Пт 09:00-18:00")]
    [InlineData("Mon-Fri 09:00")]
    public void A_wrong_list_is_refused_with_an_example_of_a_right_one(string text) =>
        Assert.Contains("Mon-Fri 09:00-21:00", Assert.Throws<FormatException>(() => Hours(text)).Message, StringComparison.Ordinal);

    private static WorkingHours Hours(string text) => WorkingHours.Parse(text, Almaty, []);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
