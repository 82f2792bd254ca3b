using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace SupportBot.Understanding;

/// <summary>What was learned: a weight for every feature and kind of problem. Made by <see cref="ProblemLearner"/>; immutable, safe for many threads.</summary>
/// <param name="weights">
/// The weights of one feature stand together, so that a text is scored for all kinds in one pass. Each is the upper half of a float: eight digits of
/// two are enough to tell kinds apart, and the model is the largest thing in memory.
/// </param>
internal sealed class ProblemModel(string[] labels, FeatureScale scale, ushort[] weights, LearnerSettings settings)
{
    /// <summary>Kinds that mean "none of ours", by their usual names.</summary>
    private static readonly string[] OutsideNames = ["out_of_scope", "oos"];

    private readonly string? _outside = Array.Find(OutsideNames, name => labels.Contains(name, StringComparer.Ordinal));

    public IReadOnlyList<string> Labels => labels;

    /// <summary>The kind that means "none of ours"; null when there is none.</summary>
    public string? Outside => _outside;

    /// <summary>How many weights stand together: the number of kinds, up to whole vectors.</summary>
    public static int Width(int labels) => (labels + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;

    /// <summary>The upper halves, rounded.</summary>
    public static ushort[] Halves(float[] weights) => Array.ConvertAll(weights, weight => (ushort)((BitConverter.SingleToUInt32Bits(weight) + 0x8000) >> 16));

    /// <summary>The same weights, with another limit of doubt.</summary>
    public ProblemModel Doubting(double doubt) => new(labels, scale, weights, settings with { Doubt = doubt });

    /// <summary>At most three kinds, most likely first; none when nothing can be said, because nothing was learned.</summary>
    public ImmutableArray<ProblemGuess> Guess(ReadOnlySpan<char> text)
    {
        if (labels.Length == 0)
        {
            return [];
        }
        var chances = ArrayPool<float>.Shared.Rent(Width(labels.Length));
        var scores = chances.AsSpan(0, Width(labels.Length));
        Score(text, scores, out var familiar);
        scores = scores[..labels.Length];
        Chances(scores);
        // What is mostly unknown words is guessed at, not understood.
        var guesses = Best(scores, Math.Clamp(familiar / settings.Familiar, 0, 1));
        ArrayPool<float>.Shared.Return(chances);
        return guesses;
    }

    /// <summary>The score of one kind, for comparing texts; 0 when the kind is not known.</summary>
    public float Score(ReadOnlySpan<char> text, string label)
    {
        var scores = new float[Width(labels.Length)];
        Score(text, scores, out _);
        return Array.IndexOf(labels, label) is >= 0 and var at ? scores[at] : 0;
    }

    private void Score(ReadOnlySpan<char> text, Span<float> scores, out float familiar)
    {
        scores.Clear();
        var hashes = ArrayPool<uint>.Shared.Rent(TextFeatures.Most);
        var count = TextFeatures.Read(text, hashes.AsSpan(0, TextFeatures.Most));
        var features = ArrayPool<int>.Shared.Rent(count);
        var values = ArrayPool<float>.Shared.Rent(count);
        count = scale.Row(hashes.AsSpan(0, count), features, values, out familiar);
        for (var i = 0; i < count; i++)
        {
            Accumulate(weights.AsSpan(features[i] * scores.Length, scores.Length), values[i], scores);
        }
        ArrayPool<float>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(features);
        ArrayPool<uint>.Shared.Return(hashes);
    }

    private static void Accumulate(ReadOnlySpan<ushort> halves, float factor, Span<float> to)
    {
        for (var at = 0; at < to.Length; at += Vector256<float>.Count)
        {
            var weights = Vector256.Create(Vector128.WidenLower(Vector128.Create(halves[at..])), Vector128.WidenUpper(Vector128.Create(halves[at..])));
            (Vector256.Create<float>(to[at..]) + (Vector256.ShiftLeft(weights, 16).AsSingle() * factor)).CopyTo(to[at..]);
        }
    }

    private void Chances(Span<float> scores)
    {
        var most = float.MinValue;
        foreach (var score in scores)
        {
            most = MathF.Max(most, score);
        }
        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp((score - most) * settings.Sharpness);
            sum += score;
        }
        foreach (ref var score in scores)
        {
            score /= sum;
        }
    }

    private ImmutableArray<ProblemGuess> Best(Span<float> chances, float familiar)
    {
        var guesses = ImmutableArray.CreateBuilder<ProblemGuess>(Math.Min(3, labels.Length));
        while (guesses.Count < guesses.Capacity)
        {
            var best = 0;
            for (var label = 1; label < chances.Length; label++)
            {
                best = chances[label] > chances[best] ? label : best;
            }
            guesses.Add(new ProblemGuess(labels[best], chances[best] * familiar));
            chances[best] = -1;
        }
        return Honest(guesses);
    }

    // An honest "none of these": a doubtful best guess goes behind it.
    private ImmutableArray<ProblemGuess> Honest(ImmutableArray<ProblemGuess>.Builder guesses)
    {
        if (_outside is not null && guesses[0].Id != _outside && guesses[0].Confidence < settings.Doubt)
        {
            var place = guesses.Count - 1;
            for (var i = 1; i < guesses.Count; i++)
            {
                place = guesses[i].Id == _outside ? i : place;
            }
            guesses.RemoveAt(place);
            guesses.Insert(0, new ProblemGuess(_outside, 0.5));
        }
        return guesses.MoveToImmutable();
    }
}
