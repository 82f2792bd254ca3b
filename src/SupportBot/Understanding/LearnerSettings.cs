namespace SupportBot.Understanding;

/// <summary>One setting for every set of examples, the product's and the public ones; found by cross-validation (docs/understanding.md).</summary>
internal sealed record LearnerSettings
{
    public static readonly LearnerSettings Default = new();

    /// <summary>How much each kind of feature counts: pieces of words, words, neighbours, pairs.</summary>
    public float[] Weights { get; init; } = [1f, 0.8f, 0.6f, 0.6f];

    /// <summary>How much more a rare feature says than a common one: 0 not at all, 1 as the logarithm of its rarity.</summary>
    public float Rarity { get; init; } = 0.2f;

    /// <summary>From this kind of feature on (<see cref="TextFeatures.Kind"/>), only what occurs in two examples is learned.</summary>
    public int OnlyHabits { get; init; } = 3;

    /// <summary>The price of a mistake, against the price of large weights.</summary>
    public float Cost { get; init; } = 50f;

    /// <summary>What is taken from the certainty of every example: some are mistaken, and many have a second reading.</summary>
    public float Smoothing { get; init; } = 0.07f;

    public int Epochs { get; init; } = 10;

    /// <summary>Undoes the smoothing in the confidence told: of a hundred guesses at 0.8, eighty are right.</summary>
    public float Sharpness { get; init; } = 1.3f;

    /// <summary>From this share of familiar pieces on a text counts as wholly familiar.</summary>
    public float Familiar { get; init; } = 0.6f;

    /// <summary>Below this confidence the best guess gives way to "none of ours".</summary>
    public double Doubt { get; init; } = 0.15;
}
