using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Policy;
using SupportBot.Turns;

namespace SupportBot.Commands;

/// <summary>The dialogue of the edition in force.</summary>
internal sealed class LiveDialogues(LiveContent content, Settings settings, IReplyPolicy policy) : IDialogues
{
    public Dialogue Current => content.Current.Dialogue;

    public OperatorActions Actions { get; } = new(policy, settings.OperatorReplies);
}

/// <summary>The policy of the edition in force.</summary>
internal sealed class LivePolicy(LiveContent content) : IReplyPolicy
{
    public Verdict Check(Reply reply) => content.Current.Policy.Check(reply);
}

/// <summary>Keeps the waiting room in step with every commit.</summary>
internal sealed class WaitingRoomWatcher(WaitingRoom waiting) : ITurnWatcher
{
    public void Committed(Turn turn, TimeSpan took) => waiting.See(turn.Commit.Conversation);
}
