using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Handoff;
using SupportBot.Policy;

namespace SupportBot.Operators;

/// <summary>Turns a verdict on an operator's reply into what is kept of it.</summary>
internal static class Findings
{
    private const int LongestQuote = 80;
    private const int LongestText = 200;

    /// <param name="held">The reply did not leave.</param>
    public static ImmutableArray<ReplyFinding> Of(Verdict verdict, Reply reply, ChatKey conversation, OperatorEvent.Wrote wrote, bool held, DateTimeOffset at, Masking masking)
    {
        if (verdict.Findings.IsEmpty)
        {
            return [];
        }
        // Where there is a secret no words are kept at all: a rule may quote the words around it, or another finding the secret itself.
        var secret = Masking.Secret(verdict);
        var text = secret ? Masking.LeftOut : masking.Of(reply.Text, LongestText);
        var client = masking.Of(reply.Context, LongestText);
        var reason = held || string.IsNullOrWhiteSpace(wrote.Insisted) ? null : masking.Of(wrote.Insisted, LongestText);
        return [.. verdict.Findings.Select(finding => new ReplyFinding(
            at, conversation, wrote.MessageId, Print(reply.Text), wrote.Operator, finding.Rule, finding.Case, Fate(finding, held, reason is not null),
            secret ? Masking.LeftOut : masking.Of(finding.Quote, LongestQuote), text, client, finding.Action == RuleAction.Hold ? reason : null))];
    }

    /// <summary>The same words have the same print; the words cannot be told from it.</summary>
    public static string Print(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static FindingFate Fate(Finding finding, bool held, bool insisted) => finding.Action switch
    {
        RuleAction.Observe => FindingFate.Observed,
        RuleAction.Advise => FindingFate.Advised,
        _ when held => FindingFate.Held,
        _ => insisted ? FindingFate.Insisted : FindingFate.Advised,
    };
}
