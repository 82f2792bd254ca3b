using System.Text.RegularExpressions;

namespace SupportBot.Understanding;

/// <summary>What remains of a message when everything that tells who wrote it is gone: phones, addresses, long figures, mail addresses, links, names after "меня зовут".</summary>
public static partial class PhraseRedaction
{
    private const int Longest = 200;

    private const int TimeoutMilliseconds = 200;

    /// <summary>At most <paramref name="longest"/> characters; empty when nothing is left.</summary>
    public static string Of(string text, int longest = Longest)
    {
        var kept = PhoneReader.Without(text.Length > 2 * longest ? text[..(2 * longest)] : text);
        try
        {
            kept = Introductions().Replace(Links().Replace(kept, "@"), "$1 @");
        }
        catch (RegexMatchTimeoutException)
        {
            return "";
        }
        var words = kept.Split(Whitespace, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word != ";");
        var phrase = Figures().Replace(string.Join(' ', words), "#");
        return phrase.Length > longest ? phrase[..longest] : phrase;
    }

    /// <summary>The same, without the address that was read in the message.</summary>
    public static string Of(Understood understood, int longest = Longest)
    {
        var told = PhoneReader.Without(understood.Text);
        return Of(understood.Address.Status == AddressStatus.NoAddress ? told : ProblemText.Of(told, AddressToken.Split(told), understood.Address), longest);
    }

    private static readonly char[] Whitespace = [' ', '\n', '\r', '\t'];

    [GeneratedRegex(@"\S+@\S+|https?://\S+|www\.\S+|@\w+", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Links();

    [GeneratedRegex(@"\b(меня зовут|мо[её] имя|мо[яю] фамили[яю]|менің атым|есімім|my name is)\s+\p{L}+(\s+\p{Lu}\p{L}+)*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Introductions();

    // Error numbers (651) and speeds stay; a contract, a sum of five figures and a card do not.
    [GeneratedRegex(@"\d[\d\s-]{3,}\d|\d{4,}", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Figures();
}
