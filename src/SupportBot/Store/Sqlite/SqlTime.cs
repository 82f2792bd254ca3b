namespace SupportBot.Store.Sqlite;

/// <summary>Times in the file are ticks of UTC: exact, sortable, small.</summary>
internal static class SqlTime
{
    public static long Ticks(DateTimeOffset moment) => moment.UtcTicks;

    public static object? Ticks(DateTimeOffset? moment) => moment?.UtcTicks;

    public static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    public static DateTimeOffset? Moment(object? ticks) => ticks is long some ? new DateTimeOffset(some, TimeSpan.Zero) : null;
}
