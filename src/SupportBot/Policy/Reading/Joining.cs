namespace SupportBot.Policy.Reading;

/// <summary>Puts together what belongs together: spaced letters, groups of a telephone or card number.</summary>
internal static class Joining
{
    private const int FewestLetters = 3;

    public static List<Word> Join(string text, List<Word> words)
    {
        var joined = new List<Word>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var to = LastLetter(words, i);
            if (to - i + 1 >= FewestLetters)
            {
                joined.Add(One(words, i, to, Letters.Plain(string.Concat(words.GetRange(i, to - i + 1).Select(word => word.Plain))), Traits.Spaced));
                i = to;
                continue;
            }
            to = LastGroup(text, words, i);
            if (to > i)
            {
                joined.Add(One(words, i, to, string.Concat(words.GetRange(i, to - i + 1).Select(word => word.Plain)), Traits.None));
                i = to;
                continue;
            }
            joined.Add(words[i]);
        }
        return joined;
    }

    private static Word One(List<Word> words, int from, int to, string plain, Traits traits) =>
        words[from] with { Length = words[to].End - words[from].Start, Plain = plain, Folded = Letters.WithoutKazakh(plain), Traits = words[from].Traits | traits, Last = words[to].Last };

    // Single letters, each a step from the one before.
    private static int LastLetter(List<Word> words, int from)
    {
        var to = from;
        if (words[from] is not { Length: 1 })
        {
            return from;
        }
        while (to + 1 < words.Count && words[to + 1] is { Length: 1 } next && char.IsLetter(next.Plain[0]) == char.IsLetter(words[from].Plain[0]) && next.Start - words[to].End <= 3)
        {
            to++;
        }
        return to;
    }

    // Groups of digits with a space, a hyphen or brackets between: together 10 to 19 digits, a telephone, a card, an identification number.
    private static int LastGroup(string text, List<Word> words, int from)
    {
        if (!Digits(words[from].Plain))
        {
            return from;
        }
        var (to, count, best) = (from, words[from].Plain.Length, from);
        while (to + 1 < words.Count && Digits(words[to + 1].Plain) && Between(text.AsSpan(words[to].End, words[to + 1].Start - words[to].End)))
        {
            count += words[++to].Plain.Length;
            if (count > 19)
            {
                break;
            }
            best = count is 10 or 11 or 12 or >= 15 ? to : best;
        }
        return best;
    }

    private static bool Digits(string plain) => plain.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool Between(ReadOnlySpan<char> gap) => gap.Length is > 0 and <= 3 && gap.Trim(" -()\u00A0–").IsEmpty;
}
