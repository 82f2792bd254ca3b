using System.Collections.Immutable;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>
/// Words in a row, as editors write them (dialogs/policy/README.md): <c>слово</c>, <c>слов*</c>, <c>*ешь</c>, <c>[одно|другое]</c>, <c>@список</c>,
/// <c>слово?</c>, <c>~3</c>, <c>&lt;value&gt;</c>, <c>!не</c>, <c>:</c>, <c>^ $ ^^ $$ $?</c>. Immutable.
/// </summary>
internal sealed class Pattern(ImmutableArray<Place> places, bool fold)
{
    /// <summary>The first place that takes a word: a search begins there.</summary>
    public Place Anchor => places[AnchorAt];

    private int AnchorAt { get; } = FirstTaking(places);

    /// <summary>Matches with the anchor at this word.</summary>
    /// <param name="to">The last word that belongs to the match.</param>
    public bool Matches(Speech speech, int at, bool seesEchoes, out int to)
    {
        to = at;
        for (var i = 0; i < AnchorAt; i++)
        {
            if (!Holds(places[i], speech, at, leading: true))
            {
                return false;
            }
        }
        return Rest(speech, AnchorAt, at, seesEchoes, ref to);
    }

    private bool Rest(Speech speech, int place, int at, bool seesEchoes, ref int to)
    {
        for (; place < places.Length; place++)
        {
            if (places[place] is Place.Gap gap)
            {
                return AfterGap(speech, place, at, gap.Most, seesEchoes, ref to);
            }
            if (places[place] is not (Place.OneOf or Place.Look))
            {
                if (!Holds(places[place], speech, at, leading: false))
                {
                    return false;
                }
                continue;
            }
            if (at >= speech.Words.Length || !Takes(places[place], speech.Words[at], seesEchoes) || (place > AnchorAt && !SameSentence(speech, at)))
            {
                return false;
            }
            to = at++;
        }
        return true;
    }

    private bool AfterGap(Speech speech, int place, int at, int most, bool seesEchoes, ref int to)
    {
        for (var skipped = 0; skipped <= most && at + skipped <= speech.Words.Length; skipped++)
        {
            // A skipped word belongs to the sentence of the match.
            if (skipped > 0 && !SameSentence(speech, at + skipped - 1))
            {
                return false;
            }
            if (Rest(speech, place + 1, at + skipped, seesEchoes, ref to))
            {
                return true;
            }
        }
        return false;
    }

    private static bool SameSentence(Speech speech, int at) => at == 0 || speech.Words[at].Sentence == speech.Words[at - 1].Sentence;

    private bool Takes(Place place, Word word, bool seesEchoes) => (seesEchoes || !word.Is(Traits.Echo)) && place switch
    {
        Place.OneOf one => one.Words.Has(fold ? word.Folded : word.Plain),
        Place.Look look => word.Is(look.Traits) && !look.Except.Has(word.Plain),
        _ => false,
    };

    private bool Holds(Place place, Speech speech, int at, bool leading) => place switch
    {
        Place.NotHere not => !Near(speech, leading ? at - 1 : at, leading ? at : at - 1, not.Words),
        Place.Colon => at < speech.Words.Length && speech.Words[at].AfterColon,
        Place.SentenceStart => at < speech.Words.Length && speech.Words[at].First,
        Place.SentenceEnd => speech.Words[at - 1].Last,
        Place.Asked => speech.Words[at - 1] is { Last: true, Ends: '?' },
        Place.TextStart => at == 0,
        Place.TextEnd => at == speech.Words.Length,
        _ => false,
    };

    private bool Near(Speech speech, int at, int beside, WordSet words) => at >= 0 && at < speech.Words.Length && beside >= 0
        && speech.Words[at].Sentence == speech.Words[beside].Sentence
        && words.Has(fold ? speech.Words[at].Folded : speech.Words[at].Plain);

    private static int FirstTaking(ImmutableArray<Place> places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is Place.OneOf or Place.Look)
            {
                return i;
            }
        }
        throw new FormatException("a pattern needs at least one word");
    }
}
