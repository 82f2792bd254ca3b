using System.Text;

namespace SupportBot.Policy.Reading;

/// <summary>One spelling for words that look or sound the same: lower case, ё as е, letters of the other alphabet that only look alike.</summary>
internal static class Letters
{
    private const string LatinTwins = "abcehkmoptxyuingrvz";
    private const string CyrillicTwins = "авсенкмортхуиипгввз";
    private const string Signs = "0346@$";
    private const string SignTwins = "озчбас";
    private const string Greek = "αβεηικνορτυχ";
    private const string GreekTwins = "авенiквортух";
    private const string Kazakh = "әғқөұүһі";
    private const string KazakhPlain = "агкоуухи";

    public static bool IsCyrillic(char letter) => letter is >= 'Ѐ' and <= 'ԯ';

    public static bool IsLatin(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsKazakh(char letter) => char.ToLowerInvariant(letter) is 'ң' || Kazakh.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    /// <summary>Stands for letters that are not shown: <c>х*й</c>.</summary>
    public static bool IsMask(char sign) => sign is '*' or '#' or '_' or '@' or '$' or '^' or '~';

    /// <summary>An accent, a joiner, a soft hyphen: nothing a reader sees as a letter.</summary>
    public static bool IsUnseen(char sign) => sign > 127 && char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format;

    /// <summary>A sign that only looks like a letter of ours, as that letter.</summary>
    public static char Twin(char letter) => Greek.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? GreekTwins[at] : letter;

    /// <summary>Every run of one letter as one: <c>ссууукаа</c> gives <c>сука</c>.</summary>
    public static string Squeezed(string plain)
    {
        var squeezed = new StringBuilder(plain.Length);
        foreach (var letter in plain)
        {
            if (squeezed.Length == 0 || squeezed[^1] != letter)
            {
                squeezed.Append(letter);
            }
        }
        return squeezed.ToString();
    }

    /// <summary>Lower case, ё as е; a letter drawn out three times or more counts once (but not in PPPoE or www); in a word of two alphabets the Latin letters are read as Cyrillic.</summary>
    public static string Plain(ReadOnlySpan<char> word)
    {
        Span<char> plain = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var (length, cyrillic, latin) = (0, false, false);
        for (var i = 0; i < word.Length; i++)
        {
            var letter = char.ToLowerInvariant(word[i]) is 'ё' ? 'е' : Twin(char.ToLowerInvariant(word[i]));
            if ((!IsLatin(letter) && DrawnOut(word, i)) || IsUnseen(letter))
            {
                continue;
            }
            cyrillic |= IsCyrillic(letter);
            latin |= IsLatin(letter);
            plain[length++] = letter;
        }
        var result = plain[..length];
        if (cyrillic && latin)
        {
            Swap(result, LatinTwins, CyrillicTwins);
        }
        return result.ToString();
    }

    /// <summary>Latin and Greek letters read as the Cyrillic ones they look like; ё as е.</summary>
    public static string Cyrillic(string text)
    {
        var letters = text.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = letters[i] is 'ё' ? 'е' : Twin(letters[i]);
        }
        Swap(letters, LatinTwins, CyrillicTwins);
        return new string(letters);
    }

    /// <summary>Everything that can be taken for a Cyrillic letter read as one: Latin twins, digits, signs.</summary>
    public static string Unmasked(string plain)
    {
        var letters = plain.ToCharArray();
        Swap(letters, LatinTwins, CyrillicTwins);
        Swap(letters, Signs, SignTwins);
        return new string(letters);
    }

    /// <summary>Kazakh as it is typed on a Russian keyboard.</summary>
    public static string WithoutKazakh(string plain)
    {
        if (!plain.AsSpan().ContainsAny(Kazakh) && !plain.Contains('ң', StringComparison.Ordinal))
        {
            return plain;
        }
        var letters = plain.ToCharArray();
        Swap(letters, Kazakh, KazakhPlain);
        for (var i = 0; i + 1 < letters.Length; i++)
        {
            // «Айтыңыз» is typed «айтыныз»; but «телефоның» (thy) and «телефонын» (his) stay apart.
            if (letters[i] == 'ң' && (letters[i + 1] == 'д' || (i + 2 < letters.Length && letters[i + 1] is 'ы' or 'и' && letters[i + 2] == 'з')))
            {
                letters[i] = 'н';
            }
        }
        return new string(letters);
    }

    /// <summary>Every writing of a term with braces: <c>{на,}хер*</c> gives <c>нахер*</c> and <c>хер*</c>.</summary>
    public static IEnumerable<string> Expand(string term)
    {
        var open = term.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : term.IndexOf('}', open);
        if (close < 0)
        {
            return [term];
        }
        return term[(open + 1)..close].Split(',').SelectMany(part => Expand(new StringBuilder(term[..open]).Append(part.Trim()).Append(term[(close + 1)..]).ToString()));
    }

    // The third and further of equal letters, and then the two before it but one.
    private static bool DrawnOut(ReadOnlySpan<char> word, int at)
    {
        if (!char.IsLetter(word[at]))
        {
            return false;
        }
        var letter = char.ToLowerInvariant(word[at]);
        var (from, to) = (at, at);
        while (from > 0 && char.ToLowerInvariant(word[from - 1]) == letter)
        {
            from--;
        }
        while (to + 1 < word.Length && char.ToLowerInvariant(word[to + 1]) == letter)
        {
            to++;
        }
        return to - from >= 2 && at > from;
    }

    private static void Swap(Span<char> letters, string from, string to)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            var at = from.IndexOf(letters[i], StringComparison.Ordinal);
            if (at >= 0)
            {
                letters[i] = to[at];
            }
        }
    }
}
