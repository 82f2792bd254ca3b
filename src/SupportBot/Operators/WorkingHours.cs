using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>When operators work, in the provider's own time zone. Immutable and pure.</summary>
public sealed class WorkingHours
{
    private static readonly string[] DayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly TimeSpan SlotLength = TimeSpan.FromHours(2);
    private const int DaysAhead = 14;

    private readonly (TimeSpan From, TimeSpan To)?[] _days;
    private readonly HashSet<DateOnly> _holidays;

    private WorkingHours((TimeSpan, TimeSpan)?[] days, TimeZoneInfo zone, HashSet<DateOnly> holidays)
    {
        _days = days;
        Zone = zone;
        _holidays = holidays;
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>Reads <c>Mon-Fri 09:00-21:00, Sat 10:00-18:00</c> (contracts.md §2); a day not named is free.</summary>
    /// <exception cref="FormatException">The text is not of that form; the message shows the right one.</exception>
    public static WorkingHours Parse(string text, TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
    {
        var days = new (TimeSpan, TimeSpan)?[7];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var halves = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (halves.Length != 2)
            {
                throw Wrong(text);
            }
            var times = halves[1].Split('-');
            if (times.Length != 2 || !TryTime(times[0], out var from) || !TryTime(times[1], out var to) || from >= to)
            {
                throw Wrong(text);
            }
            foreach (var day in DaysOf(halves[0], text))
            {
                days[day] = (from, to);
            }
        }
        return new WorkingHours(days, zone, [.. holidays]);
    }

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public bool IsOpen(DateTimeOffset moment)
    {
        var local = Local(moment);
        return Of(DateOnly.FromDateTime(local.DateTime)) is { } day && local.TimeOfDay >= day.From && local.TimeOfDay < day.To;
    }

    /// <summary>The next moment at which somebody works; null when nobody will within two weeks. Local time.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset moment)
    {
        var local = Local(moment);
        for (var ahead = 0; ahead <= DaysAhead; ahead++)
        {
            var date = DateOnly.FromDateTime(local.DateTime).AddDays(ahead);
            if (Of(date) is { } day && At(date, day.From) is var opening && opening > local)
            {
                return opening;
            }
        }
        return null;
    }

    /// <summary>When this much working time has passed: nobody is late at night. Within two weeks without work the clock counts instead.</summary>
    public DateTimeOffset After(DateTimeOffset moment, TimeSpan time)
    {
        var local = Local(moment);
        for (var (ahead, left) = (0, time); ahead <= DaysAhead; ahead++)
        {
            var date = DateOnly.FromDateTime(local.DateTime).AddDays(ahead);
            if (Of(date) is not { } day || At(date, day.To) is var end && end <= local)
            {
                continue;
            }
            var begin = At(date, day.From) is var opening && opening > local ? opening : local;
            if (begin + left <= end)
            {
                return begin + left;
            }
            left -= end - begin;
        }
        return moment + time;
    }

    /// <summary>Two-hour slots for calling back, nearest first, beginning at the next full hour within working hours.</summary>
    public ImmutableArray<TimeSlot> Slots(DateTimeOffset moment, int count)
    {
        var local = Local(moment);
        var slots = ImmutableArray.CreateBuilder<TimeSlot>();
        for (var ahead = 0; ahead <= DaysAhead && slots.Count < count; ahead++)
        {
            var date = DateOnly.FromDateTime(local.DateTime).AddDays(ahead);
            if (Of(date) is { } day)
            {
                AddSlots(slots, date, day, local, count);
            }
        }
        return slots.ToImmutable();
    }

    private void AddSlots(ImmutableArray<TimeSlot>.Builder slots, DateOnly date, (TimeSpan From, TimeSpan To) day, DateTimeOffset local, int count)
    {
        var earliest = date == DateOnly.FromDateTime(local.DateTime) ? TimeSpan.FromHours(Math.Ceiling(local.TimeOfDay.TotalHours)) : day.From;
        for (var from = earliest > day.From ? earliest : day.From; from < day.To && slots.Count < count; from += SlotLength)
        {
            var to = from + SlotLength < day.To ? from + SlotLength : day.To;
            if (to - from >= TimeSpan.FromMinutes(30))
            {
                slots.Add(new TimeSlot(At(date, from), At(date, to)));
            }
        }
    }

    private (TimeSpan From, TimeSpan To)? Of(DateOnly date) => _holidays.Contains(date) ? null : _days[((int)date.DayOfWeek + 6) % 7];

    private DateTimeOffset At(DateOnly date, TimeSpan time)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).Add(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    private static IEnumerable<int> DaysOf(string text, string whole)
    {
        var ends = text.Split('-');
        var from = Array.IndexOf(DayNames, ends[0]);
        var to = Array.IndexOf(DayNames, ends[^1]);
        if (ends.Length > 2 || from < 0 || to < 0)
        {
            throw Wrong(whole);
        }
        for (var day = from; ; day = (day + 1) % 7)
        {
            yield return day;
            if (day == to)
            {
                yield break;
            }
        }
    }

    private static bool TryTime(string text, out TimeSpan time)
    {
        time = text == "24:00" ? TimeSpan.FromHours(24) : default;
        return text == "24:00" || TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out time);
    }

    private static FormatException Wrong(string text) =>
        new($"\"{text}\" is not a list of working hours; write for example: Mon-Fri 09:00-21:00, Sat 10:00-18:00.");
}
