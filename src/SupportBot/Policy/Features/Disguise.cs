using SupportBot.Policy.Reading;
using SupportBot.Policy.Rules;

namespace SupportBot.Policy.Features;

/// <summary>Words whose letters are hidden behind signs or digits: <c>х*йня</c>, <c>п…ц</c>, <c>хул1</c>, <c>б***и</c>.</summary>
internal static class Disguise
{
    /// <summary>Stands for any letters: as many as there are signs, and a few more.</summary>
    private const char Any = '*';

    /// <summary>A full stop, dash or comma within a word: hides one letter, or only parts.</summary>
    private const char Soft = '-';

    private const int HiddenMore = 3;
    private const int LongestEnding = 3;
    private const int Longest = 24;
    private const string Parts = ".,!?:;()[]{}<>«»\"“”„…'’`-–—/\\|_";

    // What a digit can be taken for.
    private static readonly string[] Digits = ["о", "ил", "", "зеэ", "ча", "с", "бв", "тгл", "вб", "ядг"];

    public static Span? Find(Speech speech, Lists lists)
    {
        var text = speech.Text;
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            if (Dressed(text.AsSpan(start, i - start), out var at) is { } dressed && !Seen(speech, start, i) && Is(dressed, lists))
            {
                return new Span(start + at.Start, at.Length);
            }
        }
        return null;
    }

    // The letters of a chunk and the signs between them; nothing when there is nothing hidden in it.
    private static string? Dressed(ReadOnlySpan<char> chunk, out Span at)
    {
        at = Trimmed(chunk);
        var own = chunk.Slice(at.Start, at.Length);
        if (own.Length is < 3 or > Longest)
        {
            return null;
        }
        Span<char> dressed = stackalloc char[Longest];
        var (length, letters, signs) = (0, 0, 0);
        foreach (var sign in own)
        {
            if (Letters.IsUnseen(sign) || char.IsLowSurrogate(sign))
            {
                continue;
            }
            var letter = char.IsLetter(sign);
            letters += letter ? 1 : 0;
            signs += letter ? 0 : 1;
            dressed[length++] = letter ? char.ToLowerInvariant(sign) : char.IsDigit(sign) ? sign : Parts.Contains(sign, StringComparison.Ordinal) ? Soft : Any;
        }
        return signs == 0 || letters == 0 ? null : new string(dressed[..length]);
    }

    // Marks around a word hide nothing; a mask may stand at its end, and one at its beginning.
    private static Span Trimmed(ReadOnlySpan<char> chunk)
    {
        var (from, to) = (0, chunk.Length);
        while (from < to && !char.IsLetterOrDigit(chunk[from]) && (!Mask(chunk[from]) || Repeated(chunk, from)))
        {
            from++;
        }
        while (to > from && !char.IsLetterOrDigit(chunk[to - 1]) && !Mask(chunk[to - 1]))
        {
            to--;
        }
        // *важно* is emphasis.
        return to > from && chunk[from] == Any && chunk[to - 1] == Any ? default : new Span(from, to - from);
    }

    private static bool Repeated(ReadOnlySpan<char> chunk, int at) =>
        (at + 1 < chunk.Length && !char.IsLetter(chunk[at + 1])) || (at > 0 && Mask(chunk[at - 1]));

    private static bool Mask(char sign) => sign is '*' or '#' or '@' or '$';

    // A quotation, or an address.
    private static bool Seen(Speech speech, int start, int end) =>
        speech.Words.Any(word => word.Start < end && word.End > start && word.Is(Traits.Echo | Traits.Address | Traits.Number));

    private static bool Is(string dressed, Lists lists)
    {
        if (dressed.AsSpan().ContainsAnyInRange('а', 'я'))
        {
            dressed = Letters.Cyrillic(dressed);
        }
        var bare = dressed.Replace("-", "", StringComparison.Ordinal);
        return !lists.Innocent.Has(bare) && !lists.Abbreviations.Has(bare) && (OnlyFirst(dressed) || AnyFits(dressed, lists.Obscene) || AnyFits(dressed, lists.Harsh));
    }

    // "п***", "х**".
    private static bool OnlyFirst(string dressed) => dressed[0] is 'х' or 'п' or 'б' or 'е' or 'ж' or 'г' && dressed.AsSpan(1).IndexOfAnyExcept(Any) < 0;

    private static bool AnyFits(string dressed, WordSet terms)
    {
        var first = dressed[0];
        var known = char.IsLetter(first);
        foreach (var term in terms.Whole)
        {
            if (term.Length > 2 && (!known || term[0] == first) && Fits(dressed, 0, term, 0, whole: true))
            {
                return true;
            }
        }
        foreach (var term in terms.Beginnings)
        {
            if (term.Length > 2 && (!known || term[0] == first) && Fits(dressed, 0, term, 0, whole: false))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Fits(ReadOnlySpan<char> dressed, int at, string term, int from, bool whole)
    {
        if (from == term.Length)
        {
            return at == dressed.Length || !whole || (dressed[at] == dressed[at - 1] && Fits(dressed, at + 1, term, from, whole));
        }
        if (at == dressed.Length)
        {
            return false;
        }
        if (dressed[at] is Any or Soft)
        {
            return Hidden(dressed, at, term, from, whole);
        }
        return (Same(dressed[at], term[from]) && Fits(dressed, at + 1, term, from + 1, whole))
            || (at > 0 && dressed[at] == dressed[at - 1] && char.IsLetter(dressed[at]) && Fits(dressed, at + 1, term, from, whole));
    }

    private static bool Hidden(ReadOnlySpan<char> dressed, int at, string term, int from, bool whole)
    {
        var (run, hard) = (at, 0);
        while (run < dressed.Length && dressed[run] is Any or Soft)
        {
            hard += dressed[run++] == Any ? 1 : 0;
        }
        var most = hard > 0 ? run - at + HiddenMore : run - at;
        for (var hidden = 0; hidden <= most && from + hidden <= term.Length; hidden++)
        {
            if (from + hidden == term.Length && run < dressed.Length)
            {
                // The word's root is behind the signs: only an ending may follow, and enough must stand before.
                return !whole && hard > 0 && hidden > 0 && from > 1 - Math.Min(1, hard - 1) && dressed.Length - run <= LongestEnding && char.IsLetter(dressed[run]);
            }
            if (Fits(dressed, run, term, from + hidden, whole))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Same(char shown, char letter) => shown == letter || (char.IsAsciiDigit(shown) && Digits[shown - '0'].Contains(letter, StringComparison.Ordinal));
}
