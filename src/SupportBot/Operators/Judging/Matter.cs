using SupportBot.Policy;

namespace SupportBot.Operators.Judging;

/// <summary>What a second opinion is asked about.</summary>
/// <param name="Reply">As the operator wrote it; stays in the house.</param>
/// <param name="Text">The reply as it may leave the house.</param>
/// <param name="Subscriber">The subscriber's message before it, as it may leave the house.</param>
public sealed record Matter(Reply Reply, string Text, string Subscriber);
