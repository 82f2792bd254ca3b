using System.Buffers;

namespace SupportBot.Understanding;

/// <summary>Which features are known and what one of each is worth: turns the features of a text into a row of numbers.</summary>
internal sealed class FeatureScale(FeatureIndex index, float[] rarity, float[] weights)
{
    public int Count => index.Count;

    /// <summary>Writes the known features and their values, and tells how many there are.</summary>
    /// <param name="hashes">As <see cref="TextFeatures"/> wrote them; they are sorted in place.</param>
    /// <param name="familiar">The share of the pieces of words that were ever learned, 0 to 1.</param>
    public int Row(Span<uint> hashes, Span<int> features, Span<float> values, out float familiar)
    {
        hashes.Sort();
        Span<float> squares = stackalloc float[TextFeatures.Kinds];
        Span<byte> kinds = stackalloc byte[hashes.Length];
        int count = 0, seen = 0, pieces = 0;
        for (int from = 0, to; from < hashes.Length; from = to)
        {
            to = from + 1;
            while (to < hashes.Length && hashes[to] == hashes[from])
            {
                to++;
            }
            var kind = TextFeatures.Kind(hashes[from]);
            var feature = index.Find(hashes[from]);
            pieces += kind == 0 ? 1 : 0;
            if (feature >= 0)
            {
                seen += kind == 0 ? 1 : 0;
                var value = (to - from == 1 ? 1 : 1 + MathF.Log(to - from)) * rarity[feature];
                squares[kind] += value * value;
                (features[count], values[count], kinds[count]) = (feature, value, (byte)kind);
                count++;
            }
        }
        Shorten(values[..count], kinds, squares);
        familiar = pieces == 0 ? 0 : (float)seen / pieces;
        return count;
    }

    // Each kind of feature is a vector of length one times its weight, so that long words do not outvote telling ones.
    private void Shorten(Span<float> values, ReadOnlySpan<byte> kinds, Span<float> squares)
    {
        for (var kind = 0; kind < squares.Length; kind++)
        {
            squares[kind] = squares[kind] <= 0 ? 0 : weights[kind] / MathF.Sqrt(squares[kind]);
        }
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= squares[kinds[i]];
        }
    }

    /// <summary>Knows the features of these texts; the more texts have one, the less it is worth. What was said together once is no habit and is not kept.</summary>
    /// <param name="hashes">The features of each text, sorted.</param>
    public static FeatureScale Of(uint[][] hashes, LearnerSettings settings)
    {
        var all = new FeatureIndex(hashes.Length * 32);
        var texts = new List<int>(hashes.Length * 32);
        foreach (var hash in hashes.SelectMany(Distinct))
        {
            var feature = all.FindOrAdd(hash);
            if (feature == texts.Count)
            {
                texts.Add(0);
            }
            texts[feature]++;
        }
        var kept = new FeatureIndex(texts.Count / 2);
        var rarity = new List<float>(texts.Count);
        foreach (var hash in hashes.SelectMany(Distinct))
        {
            var seen = texts[all.Find(hash)];
            if ((seen > 1 || TextFeatures.Kind(hash) < settings.OnlyHabits) && kept.FindOrAdd(hash) == rarity.Count)
            {
                rarity.Add(MathF.Pow(MathF.Log((hashes.Length + 1f) / seen), settings.Rarity));
            }
        }
        return new FeatureScale(kept, [.. rarity], settings.Weights);
    }

    private static IEnumerable<uint> Distinct(uint[] sorted)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                yield return sorted[i];
            }
        }
    }

    /// <summary>The features of a text, sorted.</summary>
    public static uint[] Sorted(string text)
    {
        var buffer = ArrayPool<uint>.Shared.Rent(TextFeatures.Most);
        var hashes = buffer.AsSpan(0, TextFeatures.Read(text, buffer.AsSpan(0, TextFeatures.Most))).ToArray();
        ArrayPool<uint>.Shared.Return(buffer);
        Array.Sort(hashes);
        return hashes;
    }
}
