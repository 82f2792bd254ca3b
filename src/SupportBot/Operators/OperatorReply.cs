using SupportBot.Policy;

namespace SupportBot.Operators;

/// <summary>What came of something an operator did: the answer for his desk. A closed set.</summary>
public abstract record OperatorReply
{
    private OperatorReply()
    {
    }

    public sealed record Done : OperatorReply;

    /// <summary>A colleague has the conversation.</summary>
    public sealed record TakenBy(string Name) : OperatorReply;

    /// <summary>The conversation is not in this operator's hands.</summary>
    public sealed record NotYours : OperatorReply;

    /// <summary>The policy holds the text.</summary>
    public sealed record Held(Verdict Verdict) : OperatorReply;

    /// <summary>There is no such conversation, guide or field.</summary>
    public sealed record Unknown(string What) : OperatorReply;

    public static readonly OperatorReply Ok = new Done();
}
