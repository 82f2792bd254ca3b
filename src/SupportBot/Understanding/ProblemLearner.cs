using System.Numerics;
using System.Runtime.InteropServices;

namespace SupportBot.Understanding;

/// <summary>
/// A linear model (one against the rest, squared hinge) over <see cref="TextFeatures"/>, learned at start from the editors' examples.
/// Deterministic: the same examples give the same weights on every machine.
/// </summary>
internal sealed class ProblemLearner
{
    /// <summary>Kinds that mean "none of ours", by their usual names.</summary>
    private static readonly string[] Outside = ["out_of_scope", "oos"];

    private readonly string[] _labels;
    private readonly Dictionary<uint, (int At, float Rarity)> _known = [];
    private readonly float[] _weights;
    private readonly LearnerSettings _settings;

    public ProblemLearner(IReadOnlyList<LabelledPhrase> phrases, LearnerSettings? settings = null)
    {
        _settings = settings ?? LearnerSettings.Default;
        _labels = [.. phrases.Select(phrase => phrase.Label).Distinct(StringComparer.Ordinal)];
        var counts = phrases.AsParallel().AsOrdered().Select(phrase => TextFeatures.Of(phrase.Text)).ToArray();
        Know(counts);
        var rows = Array.ConvertAll(counts, Row);
        var order = _labels.Select((label, at) => (label, at)).ToDictionary(pair => pair.label, pair => pair.at, StringComparer.Ordinal);
        var golds = phrases.Select(phrase => order[phrase.Label]).ToArray();
        _weights = new float[_known.Count * _labels.Length];
        Parallel.For(0, _labels.Length, label => Learn(label, rows, golds));
    }

    /// <summary>At most three kinds, most likely first; none when nothing in the text was ever learned.</summary>
    public IReadOnlyList<ProblemGuess> Guess(string text)
    {
        if (_labels.Length == 0)
        {
            return [];
        }
        var row = Row(TextFeatures.Of(text));
        var scores = Scores(row);
        var chances = Chances(scores);
        // What is mostly unknown words is guessed at, not understood.
        var familiar = Math.Clamp(row.Familiar / _settings.Familiar, 0, 1);
        var guesses = _labels.Select((id, i) => new ProblemGuess(id, chances[i] * familiar)).OrderByDescending(guess => guess.Confidence).Take(3).ToList();
        return Honest(guesses);
    }

    /// <summary>What of the text spoke for this kind, strongest first: the pieces by which an editor sees why.</summary>
    public IReadOnlyList<(string Word, float Weight)> Explain(string text, string id)
    {
        var label = Array.IndexOf(_labels, id);
        var words = TextFeatures.Words(text);
        if (label < 0 || words.Count == 0)
        {
            return [];
        }
        // What a word is worth is what the verdict loses without it.
        var whole = Scores(Row(TextFeatures.Of(string.Join(' ', words))))[label];
        return [.. words.Select((word, at) => (word, whole - Scores(Row(TextFeatures.Of(string.Join(' ', words.Where((_, i) => i != at)))))[label]))
            .OrderByDescending(pair => Math.Abs(pair.Item2))];
    }

    private float[] Chances(float[] scores)
    {
        var most = scores.Max();
        var chances = Array.ConvertAll(scores, score => MathF.Exp((score - most) * _settings.Sharpness));
        var sum = chances.Sum();
        return Array.ConvertAll(chances, chance => chance / sum);
    }

    // An honest "none of these": a doubtful best guess goes behind it.
    private List<ProblemGuess> Honest(List<ProblemGuess> guesses)
    {
        var outside = Array.Find(Outside, name => _labels.Contains(name, StringComparer.Ordinal));
        if (outside is null || guesses[0].Id == outside || guesses[0].Confidence >= _settings.Doubt)
        {
            return guesses;
        }
        return [new ProblemGuess(outside, 0.5), .. guesses.Where(guess => guess.Id != outside).Take(2)];
    }

    private void Know(Dictionary<uint, float>[] counts)
    {
        var documents = new Dictionary<uint, int>();
        foreach (var hash in counts.SelectMany(count => count.Keys))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(documents, hash, out _)++;
        }
        foreach (var (hash, seen) in documents)
        {
            _known[hash] = (_known.Count, MathF.Log((counts.Length + 1f) / seen));
        }
    }

    // Each kind of feature is a vector of length one times its weight, so that long words do not outvote telling ones.
    private SparseRow Row(Dictionary<uint, float> counts)
    {
        var at = new List<int>(counts.Count);
        var values = new List<float>(counts.Count);
        var kinds = new List<int>(counts.Count);
        Span<float> squares = stackalloc float[3];
        float seen = 0, all = 0;
        foreach (var (hash, count) in counts)
        {
            var kind = TextFeatures.Kind(hash);
            all += kind == 0 ? 1 : 0;
            if (_known.TryGetValue(hash, out var known))
            {
                seen += kind == 0 ? 1 : 0;
                var value = (1 + MathF.Log(count)) * known.Rarity;
                at.Add(known.At);
                values.Add(value);
                kinds.Add(kind);
                squares[kind] += value * value;
            }
        }
        Span<float> scale = [Scale(_settings.Pieces, squares[0]), Scale(_settings.Words, squares[1]), Scale(_settings.Neighbours, squares[2])];
        for (var i = 0; i < values.Count; i++)
        {
            values[i] *= scale[kinds[i]];
        }
        return new SparseRow([.. at], [.. values], all == 0 ? 0 : seen / all);
    }

    private static float Scale(float weight, float square) => square <= 0 ? 0 : weight / MathF.Sqrt(square);

    private float[] Scores(SparseRow row)
    {
        var scores = new float[_labels.Length];
        for (var i = 0; i < row.At.Length; i++)
        {
            Accumulate(_weights.AsSpan(row.At[i] * _labels.Length, _labels.Length), row.Values[i], scores);
        }
        return scores;
    }

    private static void Accumulate(ReadOnlySpan<float> weights, float value, Span<float> scores)
    {
        var at = 0;
        for (; at + Vector<float>.Count <= scores.Length; at += Vector<float>.Count)
        {
            (new Vector<float>(scores[at..]) + (new Vector<float>(weights[at..]) * value)).CopyTo(scores[at..]);
        }
        for (; at < scores.Length; at++)
        {
            scores[at] += weights[at] * value;
        }
    }

    // Dual coordinate descent for the squared hinge: every example keeps its own multiplier, and the weights are their sum.
    private void Learn(int label, SparseRow[] rows, int[] golds)
    {
        var weights = new float[_known.Count];
        var multipliers = new float[rows.Length];
        var slack = 1 / (2 * _settings.Cost);
        for (var epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            for (var step = 0; step < rows.Length; step++)
            {
                // A fixed stride visits all examples in a mixed and repeatable order.
                var i = (int)(((step * 7919L) + (epoch * 104729L)) % rows.Length);
                var sign = golds[i] == label ? 1f : -1f;
                var gradient = (sign * rows[i].Dot(weights)) - 1 + (slack * multipliers[i]);
                var multiplier = Math.Max(0, multipliers[i] - (gradient / (rows[i].Square + slack)));
                rows[i].AddTo(weights, (multiplier - multipliers[i]) * sign);
                multipliers[i] = multiplier;
            }
        }
        for (var at = 0; at < weights.Length; at++)
        {
            _weights[(at * _labels.Length) + label] = weights[at];
        }
    }
}

/// <param name="Familiar">The share of the pieces of words that were ever learned, 0 to 1.</param>
internal readonly record struct SparseRow(int[] At, float[] Values, float Familiar)
{
    public float Square { get; } = Array.ConvertAll(Values, value => value * value).Sum();

    public float Dot(float[] weights)
    {
        var sum = 0f;
        for (var i = 0; i < At.Length; i++)
        {
            sum += weights[At[i]] * Values[i];
        }
        return sum;
    }

    public void AddTo(float[] weights, float factor)
    {
        if (factor == 0)
        {
            return;
        }
        for (var i = 0; i < At.Length; i++)
        {
            weights[At[i]] += factor * Values[i];
        }
    }
}

/// <summary>One setting for every set of examples; found by cross-validation (docs/understanding.md).</summary>
internal sealed record LearnerSettings
{
    public static readonly LearnerSettings Default = new();

    public float Pieces { get; init; } = 1f;

    public float Words { get; init; } = 0.8f;

    public float Neighbours { get; init; } = 0.6f;

    public float Cost { get; init; } = 1f;

    public int Epochs { get; init; } = 5;

    public float Sharpness { get; init; } = 4f;

    /// <summary>From this share of familiar pieces on a text counts as wholly familiar.</summary>
    public float Familiar { get; init; } = 0.6f;

    /// <summary>Below this confidence the best guess gives way to "none of ours".</summary>
    public float Doubt { get; init; } = 0.15f;
}
