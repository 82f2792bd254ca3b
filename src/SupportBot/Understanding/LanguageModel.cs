using System.Runtime.InteropServices;

namespace SupportBot.Understanding;

/// <summary>
/// How likely a word is in each language: counts of pieces of words (naive Bayes) in the editors' examples, as they sound, so that Kazakh without its letters and
/// Latin spellings are known without examples of their own. Some 400 KB; immutable after learning.
/// </summary>
internal sealed class LanguageModel
{
    /// <summary>Russian, Kazakh, English, in the order of <see cref="Language"/>.</summary>
    public const int Languages = 3;

    // Pieces share places when their numbers meet; with some ten thousand pieces that is rare.
    private const int Places = 1 << 15;

    private readonly float[] _weights = new float[Places * Languages];

    public LanguageModel(IEnumerable<(string Text, Language Language)> examples)
    {
        Span<float> totals = stackalloc float[Languages];
        Span<char> letters = stackalloc char[SoundedWords.Most * SoundedWords.Longest];
        Span<int> ends = stackalloc int[SoundedWords.Most];
        foreach (var (text, language) in examples)
        {
            var words = new SoundedWords(letters, ends);
            words.Read(text);
            for (var i = 0; i < words.Count; i++)
            {
                totals[(int)language] += Count(words[i], (int)language);
            }
        }
        Weigh(totals);
    }

    /// <summary>Adds how much a word, as it sounds, speaks for each language.</summary>
    public void Score(ReadOnlySpan<char> word, Span<float> scores)
    {
        foreach (var place in new Pieces(word))
        {
            for (var language = 0; language < Languages; language++)
            {
                scores[language] += _weights[(place * Languages) + language];
            }
        }
    }

    private int Count(ReadOnlySpan<char> word, int language)
    {
        var count = 0;
        foreach (var place in new Pieces(word))
        {
            _weights[(place * Languages) + language]++;
            count++;
        }
        return count;
    }

    // What the languages have in common says nothing: only the difference to the mean is kept.
    private void Weigh(ReadOnlySpan<float> totals)
    {
        foreach (ref var place in MemoryMarshal.Cast<float, Triple>(_weights.AsSpan()))
        {
            var ru = Logarithm(place.Russian, totals[0]);
            var kk = Logarithm(place.Kazakh, totals[1]);
            var en = Logarithm(place.English, totals[2]);
            var seen = place.Russian + place.Kazakh + place.English > 0;
            var mean = (ru + kk + en) / Languages;
            place = seen ? new Triple(ru - mean, kk - mean, en - mean) : default;
        }
    }

    // Every piece could have been seen half a time more: a language with few examples is not thereby the likelier one.
    private static float Logarithm(float count, float total) => MathF.Log((count + 0.5f) / (total + 4096));

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Triple(float Russian, float Kazakh, float English);

    /// <summary>The places of the pieces of a word: of two to four letters, with its beginning and its end.</summary>
    private ref struct Pieces(ReadOnlySpan<char> word)
    {
        private readonly ReadOnlySpan<char> _word = word;
        private int _at = -1;
        private int _size = 2;

        public readonly Pieces GetEnumerator() => this;

        public readonly int Current
        {
            get
            {
                var hash = 2166136261u;
                for (var i = _at; i < _at + _size; i++)
                {
                    hash = (hash ^ (i == 0 ? '<' : i == _word.Length + 1 ? '>' : _word[i - 1])) * 16777619u;
                }
                return (int)((hash ^ (hash >> 15)) & (Places - 1));
            }
        }

        public bool MoveNext()
        {
            _at++;
            if (_at + _size > _word.Length + 2)
            {
                (_at, _size) = (0, _size + 1);
            }
            return _size <= 4 && _at + _size <= _word.Length + 2;
        }
    }
}
