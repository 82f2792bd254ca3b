using System.Collections.Immutable;
using SupportBot.Policy.Reading;
using SupportBot.Policy.Rules;

namespace SupportBot.Policy.Features;

/// <summary>Obscene words in any dress: letters hidden, exchanged for digits or Latin ones, spaced, drawn out.</summary>
internal static class Obscenity
{
    // A sign may stand for more letters than it takes.
    private const int HiddenMore = 3;
    private const int FewestGrawlix = 3;

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
        return Grawlix(speech.Text);
    }

    private static bool Is(Word word, Lists lists)
    {
        if (lists.Innocent.Has(word.Plain))
        {
            return false;
        }
        if (Has(lists, word.Plain) || Has(lists, word.Folded))
        {
            return true;
        }
        var cyrillic = word.Plain.AsSpan().ContainsAnyInRange('а', 'я');
        if (word.Is(Traits.Mixed | Traits.Masked) && cyrillic || word.Is(Traits.Latin) && word.Length < 12 && !word.Is(Traits.Mixed))
        {
            if (Has(lists, Letters.Unmasked(word.Plain)))
            {
                return true;
            }
        }
        return word.Is(Traits.Masked) && !word.Is(Traits.Address) && (Hidden(word.Plain, lists.Obscene) || Hidden(Letters.Unmasked(word.Plain), lists.Obscene));
    }

    private static bool Has(Lists lists, string word) => lists.Obscene.Has(word) && !lists.Innocent.Has(word);

    private static bool Hidden(string masked, WordSet obscene) => masked.Count(char.IsLetter) is var shown && shown > 0 && masked.Any(Letters.IsMask)
        && (obscene.Whole.Any(term => Fits(masked, 0, term, 0, whole: true)) || (shown > 1 && obscene.Beginnings.Any(term => term.Length > 2 && Fits(masked, 0, term, 0, whole: false))));

    private static bool Fits(string masked, int at, string term, int from, bool whole)
    {
        if (from == term.Length)
        {
            return !whole || at == masked.Length;
        }
        if (at == masked.Length)
        {
            return false;
        }
        if (!Letters.IsMask(masked[at]))
        {
            return masked[at] == term[from] && Fits(masked, at + 1, term, from + 1, whole);
        }
        var run = at;
        while (run < masked.Length && Letters.IsMask(masked[run]))
        {
            run++;
        }
        for (var hidden = 0; hidden <= run - at + HiddenMore && from + hidden <= term.Length; hidden++)
        {
            // What is shown after the sign must be part of the word.
            if ((run == masked.Length || from + hidden < term.Length) && Fits(masked, run, term, from + hidden, whole))
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
