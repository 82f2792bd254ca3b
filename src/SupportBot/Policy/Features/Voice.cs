using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Features;

/// <summary>A raised voice in writing: capitals, doubled marks, drawn-out letters, words said over and over.</summary>
internal static class Voice
{
    private const int LongWord = 4;

    /// <summary>Words in capitals that are no abbreviation, no name of a thing and no single stress.</summary>
    public static Span? Capitals(Speech speech, Lists lists)
    {
        var (first, last, loud, stressed) = (-1, -1, 0, 0);
        for (var i = 0; i < speech.Words.Length; i++)
        {
            if (!Shouted(speech, i, lists))
            {
                continue;
            }
            if (NameInQuotes(speech, i))
            {
                continue;
            }
            var emphasis = lists.Emphasis.Has(speech.Words[i].Plain);
            stressed += emphasis ? 1 : 0;
            loud += emphasis ? 0 : 1;
            first = first < 0 ? i : first;
            last = i;
        }
        return loud > 0 || stressed > 1 ? Over(speech, first, last) : null;
    }

    public static Span? Marks(Speech speech, Lists lists)
    {
        var text = speech.Text;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && text[end] is '!' or '?' or '‼' or '⁉')
            {
                end++;
            }
            if (end - i >= 2 || (end > i && text[i] is '‼' or '⁉'))
            {
                var before = WordBefore(speech, i);
                var friendly = end - i == 2 && text.AsSpan(i, 2) is "!!" && before is not null && InSentence(speech, before, lists);
                if (!friendly && before?.Is(Traits.Echo) != true)
                {
                    return new Span(i, end - i);
                }
            }
            i = Math.Max(i, end);
        }
        return Barked(speech, lists);
    }

    public static Span? DrawnOut(Speech speech, Lists lists)
    {
        for (var i = 0; i < speech.Words.Length; i++)
        {
            var word = speech.Words[i];
            if (word.Is(Traits.Echo | Traits.Address | Traits.Mixed) || lists.StretchedNames.Has(speech.Text.Substring(word.Start, word.Length).ToLowerInvariant()))
            {
                continue;
            }
            var own = speech.Text.AsSpan(word.Start, word.Length);
            if (word.Is(Traits.Latin) && own.ContainsAnyInRange('A', 'Z'))
            {
                // PPPoE, WWW
                continue;
            }
            for (var at = 2; at < own.Length; at++)
            {
                if (char.IsLetter(own[at]) && char.ToLowerInvariant(own[at]) == char.ToLowerInvariant(own[at - 1]) && char.ToLowerInvariant(own[at]) == char.ToLowerInvariant(own[at - 2]))
                {
                    return new Span(word.Start, word.Length);
                }
            }
            if (i > 0 && word is { Length: 1 } && word.Start == speech.Words[i - 1].End + 1 && speech.Text[word.Start - 1] == '-' && speech.Words[i - 1].Plain.EndsWith(word.Plain, StringComparison.Ordinal))
            {
                return new Span(speech.Words[i - 1].Start, word.End - speech.Words[i - 1].Start);
            }
        }
        return null;
    }

    /// <summary>The same word three times in a row, or the same exclamation twice.</summary>
    public static Span? Repeated(Speech speech, Lists lists)
    {
        var words = speech.Words;
        for (var i = 0; i + 2 < words.Length; i++)
        {
            if (words[i].Length > 2 && !words[i].Is(Traits.Echo | Traits.Number) && words[i].Plain == words[i + 1].Plain && !lists.Friendly.Has(words[i].Plain)
                && (words[i + 2].Plain == words[i].Plain || (words[i + 2].Length == 1 && i + 3 < words.Length && words[i + 3].Plain == words[i].Plain)))
            {
                return Over(speech, i, i + 2);
            }
        }
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].First && Twin(words, i) is var twin && twin > 0 && !lists.Friendly.Has(words[i].Plain))
            {
                return Over(speech, i, twin);
            }
        }
        return null;
    }

    private static bool Shouted(Speech speech, int at, Lists lists)
    {
        var word = speech.Words[at];
        if (!word.Is(Traits.Capitals) || word.Is(Traits.Echo | Traits.Mixed | Traits.Address) || lists.Abbreviations.Has(word.Plain))
        {
            return lists.Emphasis.Has(word.Plain) && word.Is(Traits.Capitals);
        }
        if (lists.Warnings.Has(word.Plain) && word.First)
        {
            return false;
        }
        if (at > 0 && speech.Words[at - 1] is var before && before.Sentence == word.Sentence && (lists.Labels.Has(before.Plain) || lists.Labels.Has(before.Folded)))
        {
            return false;
        }
        return word.Is(Traits.Latin)
            ? lists.ShoutedShort.Has(word.Plain)
            : word.Length >= LongWord || lists.ShoutedShort.Has(word.Plain);
    }

    // ТОО «СЕВЕР-ТЕЛЕКОМ»: capitals within quotation marks, and before them something that is not shouted.
    private static bool NameInQuotes(Speech speech, int at)
    {
        var word = speech.Words[at];
        if (!word.Is(Traits.Quoted))
        {
            return false;
        }
        while (at > 0 && speech.Words[at - 1].Is(Traits.Quoted))
        {
            at--;
        }
        return at > 0 && !word.First;
    }

    // "Проверьте! Роутер! Немедленно!"
    private static Span? Barked(Speech speech, Lists lists)
    {
        var barks = speech.Words.Where(word => word is { Last: true, Ends: '!' } && !word.Is(Traits.Echo)).ToList();
        return barks.Count > 2 && !speech.Words.Any(word => lists.Friendly.Has(word.Plain)) ? new Span(barks[0].Start, barks[^1].End - barks[0].Start) : null;
    }

    private static int Twin(System.Collections.Immutable.ImmutableArray<Word> words, int first)
    {
        var length = 1;
        while (first + length < words.Length && words[first + length].Sentence == words[first].Sentence)
        {
            length++;
        }
        if (first + (2 * length) > words.Length || length > 4 || words[first].Ends != '!')
        {
            return -1;
        }
        for (var i = 0; i < length; i++)
        {
            if (words[first + i].Plain != words[first + length + i].Plain)
            {
                return -1;
            }
        }
        return first + (2 * length) - 1;
    }

    private static Word? WordBefore(Speech speech, int at) => speech.Words.LastOrDefault(word => word.End <= at);

    private static bool InSentence(Speech speech, Word mark, Lists lists) =>
        speech.Words.Any(word => word.Sentence == mark.Sentence && lists.Friendly.Has(word.Plain));

    private static Span Over(Speech speech, int from, int to) => new(speech.Words[from].Start, speech.Words[to].End - speech.Words[from].Start);
}
