using SupportBot.Conversations;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>The present edition of the content, ready to talk. It may be another one at the next turn.</summary>
public interface IDialogues
{
    Dialogue Current { get; }

    OperatorActions Actions { get; }
}
