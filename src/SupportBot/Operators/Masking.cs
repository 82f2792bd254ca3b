using SupportBot.Policy;
using SupportBot.Understanding;

namespace SupportBot.Operators;

/// <summary>Texts as they may be kept in a report or shown to somebody outside: without phones, addresses, figures, links and names. No secret passes.</summary>
internal sealed class Masking(IUnderstanding understanding, IReplyPolicy policy)
{
    /// <summary>Stands where words are left out.</summary>
    public const string LeftOut = "•••";

    /// <summary>At most <paramref name="longest"/> characters. Where there is a secret no words are kept: which of them it is nobody can tell for sure.</summary>
    public string Of(string text, int longest)
    {
        var begin = text.Length > 2 * longest ? text[..(2 * longest)] : text;
        return Secret(policy.Check(new Reply(text, Speaker.Operator, Language.Russian))) ? LeftOut : PhraseRedaction.Of(understanding.Read(begin), longest).Trim();
    }

    public static bool Secret(Verdict verdict) => verdict.Findings.Any(finding => finding.Rule == "secret");
}
