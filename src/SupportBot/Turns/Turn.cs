using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>One turn, thought through and not yet committed.</summary>
/// <param name="Reply">The answer for an operator's desk; null when no operator asked.</param>
/// <param name="ChangesLeader">The commit has to keep messages from leaving while it happens.</param>
public sealed record Turn(TurnCommit Commit, OperatorReply? Reply, bool ChangesLeader, bool NotUnderstood);
