using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>One turn, thought through and not yet committed.</summary>
/// <param name="Reply">The answer for an operator's desk; null when no operator asked.</param>
/// <param name="Spoken">What the bot says in it, with the names of the texts.</param>
/// <param name="ChangesLeader">The commit has to keep messages from leaving while it happens.</param>
public sealed record Turn(TurnCommit Commit, OperatorReply? Reply, ImmutableArray<BotMessage> Spoken, bool ChangesLeader, bool NotUnderstood);
