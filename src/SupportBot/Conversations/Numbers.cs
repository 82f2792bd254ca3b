using System.Globalization;

namespace SupportBot.Conversations;

/// <summary>Numbers and times as people read them, the same on every machine.</summary>
public static class Numbers
{
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Hours and minutes of the provider's clock: <c>09:00</c>.</summary>
    public static string Clock(DateTimeOffset moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Day and month: <c>24.11</c>.</summary>
    public static string Day(DateTimeOffset moment) => moment.ToString("dd.MM", CultureInfo.InvariantCulture);
}
