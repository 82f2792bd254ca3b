namespace SupportBot.Policy;

/// <summary>
/// The rules of polite speech over one text that goes to a subscriber. Pure and explainable: the verdict names the rule, the words and
/// an advice. Safe for many threads at once; never throws for any text.
/// </summary>
public interface IReplyPolicy
{
    Verdict Check(Reply reply);
}

/// <summary>A text about to be sent, with what is needed to judge it.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Context">The client's message before it; empty when there is none.</param>
/// <param name="First">It is this operator's first message in the conversation: it should greet.</param>
/// <param name="CallBackAddress">When it opens a call-back: the address it should name.</param>
public sealed record Reply(string Text, Speaker Speaker, Language Language, string Context = "", bool First = false, string? CallBackAddress = null);

public enum Speaker
{
    Bot,
    Operator,
}
