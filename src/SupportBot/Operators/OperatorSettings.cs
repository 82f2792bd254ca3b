namespace SupportBot.Operators;

/// <summary>Section <c>Operators</c> of the settings (contracts.md §2).</summary>
public sealed record OperatorSettings
{
    public string WorkingHours { get; init; } = "Mon-Sun 09:00-21:00";

    public string TimeZone { get; init; } = "Asia/Almaty";

    /// <summary>Days on which nobody works, <c>2026-12-16</c>.</summary>
    public string[] Holidays { get; init; } = [];

    /// <summary>How long nobody may take a chat before a call back is offered.</summary>
    public TimeSpan AcceptTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>A subscriber's message may go unanswered by an operator for this long before colleagues are told.</summary>
    public TimeSpan ReplyWithin { get; init; } = TimeSpan.FromMinutes(5);
}
