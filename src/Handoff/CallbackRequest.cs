namespace Handoff;

/// <summary>Somebody was promised a call: work for a person at the desk.</summary>
/// <param name="Id">Unique per promise; the same in every attempt.</param>
/// <param name="Phone"><c>+7XXXXXXXXXX</c>.</param>
/// <param name="From">The promised time.</param>
public sealed record CallbackRequest(string Id, string Conversation, OperatorCard Card, string Phone, DateTimeOffset From, DateTimeOffset To);
