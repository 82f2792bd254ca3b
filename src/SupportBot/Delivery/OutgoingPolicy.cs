using SupportBot.Channels;
using SupportBot.Policy;

namespace SupportBot.Delivery;

/// <summary>The last look at a text before it leaves. Secrets and obscenity never pass, whoever wrote them; the rest was judged when it was written.</summary>
public interface IOutgoingPolicy
{
    /// <summary>The rule that forbids it; null when it may leave.</summary>
    string? Forbids(OutgoingMessage message, Author author);
}

/// <summary>The policy of polite speech as the last look.</summary>
public sealed class OutgoingPolicy(IReplyPolicy policy) : IOutgoingPolicy
{
    public string? Forbids(OutgoingMessage message, Author author)
    {
        if (author == Author.System || message.Text.Length == 0)
        {
            return null;
        }
        var speaker = author == Author.Operator ? Speaker.Operator : Speaker.Bot;
        var verdict = policy.Check(new Reply(message.Text, speaker, Language.Russian));
        return verdict.Findings.FirstOrDefault(finding => finding.Action == RuleAction.Forbid)?.Rule;
    }
}
