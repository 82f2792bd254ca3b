using System.Collections.Immutable;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Features;

/// <summary>Marks quotations that are not the operator's own tone: the client's words, names of buttons and plans.</summary>
internal static class Echoes
{
    private const int LooksBack = 3;
    private const int Stem = 4;

    public static void Mark(Speech speech, Speech client, ImmutableArray<Lists> lists)
    {
        for (var from = 0; from < speech.Words.Length; from++)
        {
            if (!speech.Words[from].Is(Traits.Quoted))
            {
                continue;
            }
            var to = from;
            while (to + 1 < speech.Words.Length && speech.Words[to + 1].Is(Traits.Quoted) && !QuoteBetween(speech, to))
            {
                to++;
            }
            if (Introduced(speech, from, lists) || Said(speech, from, to, client))
            {
                for (var i = from; i <= to; i++)
                {
                    speech.Words[i].Traits |= Traits.Echo;
                }
            }
            from = to;
        }
    }

    private static bool QuoteBetween(Speech speech, int word) =>
        speech.Text.AsSpan(speech.Words[word].End, speech.Words[word + 1].Start - speech.Words[word].End).ContainsAny("«»\"“”");

    private static bool Introduced(Speech speech, int from, ImmutableArray<Lists> lists)
    {
        for (var i = from - 1; i >= 0 && i >= from - LooksBack && speech.Words[i].Sentence == speech.Words[from].Sentence; i--)
        {
            var word = speech.Words[i];
            if (lists.Any(list => list.Labels.Has(word.Plain) || list.Attributions.Has(word.Plain) || list.Labels.Has(word.Folded) || list.Attributions.Has(word.Folded)))
            {
                return true;
            }
        }
        return false;
    }

    // Most of the quoted words stand in the client's message.
    private static bool Said(Speech speech, int from, int to, Speech client)
    {
        var said = 0;
        for (var i = from; i <= to; i++)
        {
            said += client.Words.Any(word => Alike(word.Plain, speech.Words[i].Plain)) ? 1 : 0;
        }
        return said * 3 >= (to - from + 1) * 2;
    }

    // The same word, or another form of it: «за дурака» quoted as «дураком».
    private static bool Alike(string said, string quoted) => said == quoted
        || (said.Length > 4 && quoted.Length > 4 && said.AsSpan(0, Stem).SequenceEqual(quoted.AsSpan(0, Stem)));
}
