namespace SupportBot.Operators;

/// <summary>What becomes of a promised call when somebody has tried it; committed with the turn that tells the subscriber.</summary>
/// <param name="Again">The next try, for a missed call that is tried again; null = the times stay.</param>
public sealed record CallbackChange(string Id, CallbackState State, bool Missed, string Operator, (DateTimeOffset From, DateTimeOffset To)? Again = null);
