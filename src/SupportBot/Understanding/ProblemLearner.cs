namespace SupportBot.Understanding;

/// <summary>A linear model over words and pieces of words, learned at start from the editors' examples. Deterministic.</summary>
internal sealed class ProblemLearner
{
    private const int Buckets = 1 << 15;
    private const int Epochs = 30;
    private const float Rate = 0.5f;
    // Training on few phrases leaves the scores too close together; found on the development set.
    private const double Sharpness = 2.2;

    private readonly string[] _ids;
    private readonly float[][] _weights;
    private readonly bool[] _seen = new bool[Buckets];

    public ProblemLearner(IReadOnlyList<LabelledPhrase> examples)
    {
        _ids = [.. examples.Select(example => example.Label).Distinct(StringComparer.Ordinal)];
        _weights = [.. _ids.Select(_ => new float[Buckets])];
        var phrases = examples.Select(example => (Features(example.Text), Array.IndexOf(_ids, example.Label))).ToList();
        foreach (var feature in phrases.SelectMany(phrase => phrase.Item1))
        {
            _seen[feature] = true;
        }
        for (var epoch = 0; epoch < Epochs && _ids.Length > 0; epoch++)
        {
            var rate = Rate / (1 + (epoch * 0.2f));
            for (var i = 0; i < phrases.Count; i++)
            {
                // A fixed stride visits all examples in a mixed and repeatable order.
                var (features, label) = phrases[(int)((i * 7919L + (epoch * 31L)) % phrases.Count)];
                Learn(features, label, rate);
            }
        }
    }

    public IReadOnlyList<ProblemGuess> Guess(string text)
    {
        var all = Features(text);
        // Names of streets and people were never learned: they say nothing of the problem and must not blur it.
        var features = Array.FindAll(all, feature => _seen[feature]);
        if (features.Length == 0 || _ids.Length == 0)
        {
            return [];
        }
        var chances = Chances(features, Sharpness);
        // What is mostly unknown words is guessed at, not understood.
        var familiar = Math.Min(1, features.Length / (all.Length * 0.55));
        return [.. _ids.Select((id, i) => new ProblemGuess(id, chances[i] * familiar)).OrderByDescending(guess => guess.Confidence).Take(3)];
    }

    private void Learn(int[] features, int label, float rate)
    {
        var chances = Chances(features);
        for (var k = 0; k < _ids.Length; k++)
        {
            var step = rate * ((k == label ? 1 : 0) - (float)chances[k]) / MathF.Sqrt(features.Length);
            if (Math.Abs(step) > 1e-5)
            {
                foreach (var feature in features)
                {
                    _weights[k][feature] += step;
                }
            }
        }
    }

    private double[] Chances(int[] features, double sharpness = 1)
    {
        var scale = sharpness / Math.Sqrt(features.Length);
        var scores = Array.ConvertAll(_weights, weights => features.Sum(feature => weights[feature]) * scale);
        var most = scores.Max();
        var powers = Array.ConvertAll(scores, score => Math.Exp(score - most));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }

    private static int[] Features(string text)
    {
        var words = Folding.Simple(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(60).Select(Folding.Deep).ToList();
        var features = new HashSet<int>();
        for (var i = 0; i < words.Count; i++)
        {
            features.Add(Bucket("w", words[i]));
            if (i > 0)
            {
                features.Add(Bucket("b", words[i - 1] + " " + words[i]));
            }
            var padded = $"<{words[i]}>";
            for (var size = 3; size <= 5; size++)
            {
                for (var at = 0; at + size <= padded.Length; at++)
                {
                    features.Add(Bucket("c", padded.Substring(at, size)));
                }
            }
        }
        return [.. features];
    }

    // FNV-1a: the same on every machine and in every run.
    private static int Bucket(string kind, string text)
    {
        var hash = 2166136261u;
        foreach (var letter in kind.Concat(text))
        {
            hash = (hash ^ letter) * 16777619u;
        }
        return (int)(hash % Buckets);
    }
}
