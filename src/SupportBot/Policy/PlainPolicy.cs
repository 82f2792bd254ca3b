using System.Collections.Immutable;

namespace SupportBot.Policy;

/// <summary>The plainest rules: named secrets, shouting, obscenity. Immutable.</summary>
/// <param name="secrets"><c>Policy:Secrets</c>: words that must never reach a subscriber.</param>
public sealed class PlainPolicy(IEnumerable<string> secrets) : IReplyPolicy
{
    private static readonly string[] Obscene = ["хуй", "хуе", "хуё", "пизд", "ебат", "ёбан", "ебан", "бляд", "блять", "сука ", "мудак", "fuck", "shit", "қотақ", "котак"];

    private readonly string[] _secrets = [.. secrets.Where(word => word.Length > 0)];

    public Verdict Check(Reply reply)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var padded = reply.Text + " ";
        foreach (var secret in _secrets)
        {
            Find(findings, padded, secret, "secret", RuleAction.Forbid, "Этого нельзя сообщать абоненту.");
        }
        foreach (var word in Obscene)
        {
            Find(findings, padded, word, "rude", RuleAction.Hold, "Напишите, пожалуйста, без этого слова.");
        }
        if (Shouts(reply.Text))
        {
            findings.Add(new Finding("raised_tone", reply.Text, "Заглавные буквы читаются как крик.", RuleAction.Hold, 0, reply.Text.Length));
            return new Verdict(findings.ToImmutable(), Calm(reply.Text));
        }
        return findings.Count == 0 ? Verdict.Clean : new Verdict(findings.ToImmutable());
    }

    private static void Find(ImmutableArray<Finding>.Builder findings, string text, string word, string rule, RuleAction action, string advice)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at >= 0)
        {
            findings.Add(new Finding(rule, text.Substring(at, word.Length).Trim(), advice, action, at, word.Length));
        }
    }

    // Abbreviations (WAN, PPPoE) are short; shouting is not.
    private static bool Shouts(string text)
    {
        var letters = text.Count(char.IsLetter);
        return (letters > 12 && text.Count(char.IsUpper) > letters * 0.7) || text.Contains("!!", StringComparison.Ordinal) || text.Contains("??", StringComparison.Ordinal);
    }

    private static string Calm(string text)
    {
        var lower = text.Count(char.IsUpper) > text.Count(char.IsLetter) * 0.7 ? text.ToLowerInvariant() : text;
        var calm = lower.Replace("!!!", "!", StringComparison.Ordinal).Replace("!!", "!", StringComparison.Ordinal)
            .Replace("???", "?", StringComparison.Ordinal).Replace("??", "?", StringComparison.Ordinal);
        return calm.Length > 0 ? char.ToUpperInvariant(calm[0]) + calm[1..] : calm;
    }
}
