using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Features;

/// <summary>Obscene words in any dress: letters hidden, exchanged for digits or Latin ones, spaced, doubled, written as they sound.</summary>
internal static class Obscenity
{
    private const int FewestGrawlix = 3;
    private const int FewestHeard = 3;
    private const string LatinThatLooksCyrillic = "abcehkmoptxy";

    public static Span? Find(Speech speech, Lists lists)
    {
        var words = speech.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Is(Traits.Echo | Traits.Address | Traits.Number))
            {
                continue;
            }
            if (Is(words[i], lists))
            {
                return new Span(words[i].Start, words[i].Length);
            }
            if (i + 1 < words.Length && Glued(speech, i) && !words[i + 1].Is(Traits.Echo) && Has(lists, words[i].Plain + words[i + 1].Plain))
            {
                return new Span(words[i].Start, words[i + 1].End - words[i].Start);
            }
        }
        return Disguise.Find(speech, lists) ?? Grawlix(speech.Text);
    }

    private static bool Is(Word word, Lists lists)
    {
        var plain = word.Plain;
        if (lists.Innocent.Has(plain) || lists.Abbreviations.Has(plain))
        {
            return false;
        }
        if (Has(lists, plain) || (!ReferenceEquals(plain, word.Folded) && Has(lists, word.Folded)) || (Doubled(plain) && Has(lists, Letters.Squeezed(plain))))
        {
            return true;
        }
        return word.Is(Traits.Latin) && !word.Is(Traits.Mixed) && InLatin(plain, lists);
    }

    // "cyka" looks it, "pizdec" sounds it.
    private static bool InLatin(string plain, Lists lists) =>
        (plain.AsSpan().IndexOfAnyExcept(LatinThatLooksCyrillic) < 0 && Has(lists, Letters.Unmasked(plain)))
        || (plain.Length >= FewestHeard && lists.ObsceneHeard.Has(Heard.Of(plain)));

    private static bool Has(Lists lists, string word) => (lists.Obscene.Has(word) || lists.Harsh.Has(word)) && !lists.Innocent.Has(word);

    private static bool Doubled(string plain)
    {
        for (var i = 1; i < plain.Length; i++)
        {
            if (plain[i] == plain[i - 1])
            {
                return true;
            }
        }
        return false;
    }

    // One sign and no space between: "ху.йня".
    private static bool Glued(Speech speech, int at) => speech.Words[at + 1].Start - speech.Words[at].End == 1 && !char.IsWhiteSpace(speech.Text[speech.Words[at].End]);

    // "@#$%!" instead of a word.
    private static Span? Grawlix(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && text[end] is '@' or '#' or '$' or '%' or '&' or '*' or '^' or '!')
            {
                end++;
            }
            if (end - i >= FewestGrawlix && text[i..end].Where(sign => sign != '!').Distinct().Count() > 1)
            {
                return new Span(i, end - i);
            }
            i = end;
        }
        return null;
    }
}
