using System.Runtime.Intrinsics;

namespace SupportBot.Understanding;

/// <summary>
/// Learns kinds of problem from the editors' examples: a linear model over <see cref="TextFeatures"/>, all kinds against each other (softmax), by coordinate
/// ascent in the dual: every example keeps its own multipliers, and the weights are their sum. Deterministic: the same examples in the same order give
/// the same weights. Nothing of the learner is kept afterwards but the model.
/// </summary>
internal sealed class ProblemLearner
{
    private readonly LearnerSettings _settings;
    private readonly string[] _labels;
    private readonly int _width;
    private readonly FeatureScale _scale;
    private readonly float[] _weights;

    private ProblemLearner(IReadOnlyList<LabelledPhrase> phrases, LearnerSettings settings)
    {
        _settings = settings;
        _labels = [.. phrases.Select(phrase => phrase.Label).Distinct(StringComparer.Ordinal)];
        _width = ProblemModel.Width(_labels.Length);
        var hashes = new uint[phrases.Count][];
        Parallel.For(0, phrases.Count, i => hashes[i] = FeatureScale.Sorted(phrases[i].Text));
        _scale = FeatureScale.Of(hashes, settings);
        _weights = new float[_scale.Count * _width];
        var rows = Array.ConvertAll(hashes, Row);
        var numbers = _labels.Select((label, at) => (label, at)).ToDictionary(pair => pair.label, pair => pair.at, StringComparer.Ordinal);
        Learn(rows, [.. phrases.Select(phrase => numbers[phrase.Label])]);
    }

    public static ProblemModel Learn(IReadOnlyList<LabelledPhrase> phrases, LearnerSettings? settings = null)
    {
        var learner = new ProblemLearner(phrases, settings ?? LearnerSettings.Default);
        return new ProblemModel(learner._labels, learner._scale, ProblemModel.Halves(learner._weights), learner._settings);
    }

    private SparseRow Row(uint[] hashes)
    {
        var features = new int[hashes.Length];
        var values = new float[hashes.Length];
        var count = _scale.Row(hashes, features, values, out _);
        return new SparseRow(features[..count], values[..count]);
    }

    private void Learn(SparseRow[] rows, int[] golds)
    {
        var multipliers = new float[rows.Length * _width];
        var step = new float[_width];
        for (var epoch = 0; epoch < _settings.Epochs; epoch++)
        {
            for (var turn = 0; turn < rows.Length; turn++)
            {
                // A fixed stride visits all examples in a mixed and repeatable order.
                var i = (int)(((turn * 7919L) + (epoch * 104729L)) % rows.Length);
                Learn(rows[i], golds[i], multipliers.AsSpan(i * _width, _width), step);
            }
        }
    }

    // Moves the example's multipliers a part of the way from what they are to what the present error asks for.
    private void Learn(in SparseRow row, int gold, Span<float> multipliers, Span<float> step)
    {
        step.Clear();
        for (var i = 0; i < row.Features.Length; i++)
        {
            Accumulate(_weights.AsSpan(row.Features[i] * _width, _width), row.Values[i], step);
        }
        var rest = _settings.Smoothing / _labels.Length;
        var part = 1 / (1 + (_settings.Cost * row.Square / 4));
        var sum = Exponents(step[.._labels.Length]);
        for (var label = 0; label < _labels.Length; label++)
        {
            var wanted = (label == gold ? 1 - _settings.Smoothing : 0) + rest - (step[label] / sum);
            var move = part * (wanted - multipliers[label]);
            multipliers[label] += move;
            step[label] = move * _settings.Cost;
        }
        for (var i = 0; i < row.Features.Length; i++)
        {
            Accumulate(step, row.Values[i], _weights.AsSpan(row.Features[i] * _width, _width));
        }
    }

    private static float Exponents(Span<float> scores)
    {
        var most = float.MinValue;
        foreach (var score in scores)
        {
            most = MathF.Max(most, score);
        }
        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp(score - most);
            sum += score;
        }
        return sum;
    }

    /// <summary>The features of one example.</summary>
    private readonly record struct SparseRow(int[] Features, float[] Values)
    {
        public float Square { get; } = Values.Sum(value => value * value);
    }

    // Adds a multiple; both are whole vectors long.
    private static void Accumulate(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        for (var at = 0; at < to.Length; at += Vector256<float>.Count)
        {
            (Vector256.Create(to[at..]) + (Vector256.Create(from[at..]) * factor)).CopyTo(to[at..]);
        }
    }
}
