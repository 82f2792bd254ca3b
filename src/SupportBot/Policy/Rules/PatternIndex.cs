using System.Collections.Immutable;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>Finds the patterns that can begin at a word without trying all of them. Immutable once built.</summary>
internal sealed class PatternIndex<T>(bool fold)
{
    private readonly Dictionary<string, List<(Pattern, T)>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Pattern, T)>> _beginnings = new(StringComparer.Ordinal);
    private readonly List<(Pattern Pattern, T Of)> _others = [];
    private int _longest;

    public void Add(Pattern pattern, T of)
    {
        if (pattern.Anchor is not Place.OneOf { Words: { HasEndings: false } words })
        {
            _others.Add((pattern, of));
            return;
        }
        foreach (var word in words.Whole)
        {
            Bucket(_whole, word).Add((pattern, of));
        }
        foreach (var beginning in words.Beginnings)
        {
            Bucket(_beginnings, beginning).Add((pattern, of));
            _longest = Math.Max(_longest, beginning.Length);
        }
    }

    /// <summary>Calls back for every match in the text.</summary>
    public void Search(Speech speech, Func<T, bool> seesEchoes, Action<T, int, int> found)
    {
        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < speech.Words.Length; at++)
        {
            var word = fold ? speech.Words[at].Folded : speech.Words[at].Plain;
            if (_whole.TryGetValue(word, out var whole))
            {
                Try(whole, speech, at, seesEchoes, found);
            }
            for (var length = Math.Min(_longest, word.Length); length > 0; length--)
            {
                if (beginnings.TryGetValue(word.AsSpan(0, length), out var starting))
                {
                    Try(starting, speech, at, seesEchoes, found);
                }
            }
            Try(_others, speech, at, seesEchoes, found);
        }
    }

    private static void Try(List<(Pattern, T)> candidates, Speech speech, int at, Func<T, bool> seesEchoes, Action<T, int, int> found)
    {
        foreach (var (pattern, of) in candidates)
        {
            if (pattern.Matches(speech, at, seesEchoes(of), out var to))
            {
                found(of, at, to);
            }
        }
    }

    private static List<(Pattern, T)> Bucket(Dictionary<string, List<(Pattern, T)>> buckets, string key)
    {
        if (!buckets.TryGetValue(key, out var bucket))
        {
            buckets[key] = bucket = [];
        }
        return bucket;
    }
}
