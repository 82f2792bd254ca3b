using System.Text.RegularExpressions;

namespace SupportBot.Diagnostics;

/// <summary>Blacks out what must not stand in a log. The last net: nothing of it should be handed to a log in the first place.</summary>
public static partial class Redaction
{
    private const int TimeoutMilliseconds = 200;

    public static string Clean(string text)
    {
        try
        {
            var clean = Tokens().Replace(text, "[token]");
            clean = Bearer().Replace(clean, "$1[token]");
            clean = Phones().Replace(clean, "[phone]");
            return Cyrillic().Replace(clean, "[text]");
        }
        catch (RegexMatchTimeoutException)
        {
            return "[a line that could not be cleaned in time]";
        }
    }

    // A Telegram token inside an address, or bare: digits, a colon, 35 characters (telegram.md §1).
    [GeneratedRegex(@"\b\d{6,12}:[A-Za-z0-9_-]{20,}", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"((?:Bearer|access_token=|refresh_token=|signature=|secret=|password=|token=)\s*)[A-Za-z0-9._~+/=-]{8,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeoutMilliseconds)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"(?<![\w.])(?:\+?7|8)[\s(-]*[67]\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Phones();

    // The program logs in English: words in Cyrillic are somebody's words.
    [GeneratedRegex(@"\p{IsCyrillic}[\p{IsCyrillic}\d\s.,!?«»""'()-]*", RegexOptions.CultureInvariant, TimeoutMilliseconds)]
    private static partial Regex Cyrillic();
}
