namespace SupportBot.Turns;

/// <param name="RelayToDesk">The desk has to be told every line (a portal); the built-in desk reads the store itself.</param>
/// <param name="MessageLife">A message that could not leave within this time is not worth sending any more.</param>
public sealed record TurnSettings(bool RelayToDesk, TimeSpan MessageLife)
{
    public static readonly TurnSettings BuiltInDesk = new(RelayToDesk: false, TimeSpan.FromHours(24));

    /// <summary>Operators work elsewhere and have to be told.</summary>
    public static readonly TurnSettings DeskElsewhere = BuiltInDesk with { RelayToDesk = true };

    /// <summary>So long a desk that is away may fill in what it has missed.</summary>
    public TimeSpan DeskLife => TimeSpan.FromDays(7);
}
