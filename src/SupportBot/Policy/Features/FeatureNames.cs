using System.Collections.Immutable;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Features;

/// <summary>What a rule can ask for by <c>feature:</c>, because patterns of words cannot say it.</summary>
internal static class FeatureNames
{
    private static readonly Dictionary<string, Func<Speech, Lists, Span?>> All = new(StringComparer.Ordinal)
    {
        ["capitals"] = Voice.Capitals,
        ["marks"] = Voice.Marks,
        ["drawn-out"] = Voice.DrawnOut,
        ["repeated"] = Voice.Repeated,
        ["obscene"] = Obscenity.Find,
        ["mocking-emoji"] = Emoji,
        ["spaced"] = SpacedOut,
    };

    public static ImmutableArray<string> Names { get; } = [.. All.Keys];

    /// <exception cref="FormatException">There is no such feature.</exception>
    public static Func<Speech, Lists, Span?> Named(string name) => All.TryGetValue(name, out var feature)
        ? feature
        : throw new FormatException($"there is no feature {name}; there are {string.Join(", ", Names)}");

    private static Span? Emoji(Speech speech, Lists lists)
    {
        foreach (var emoji in lists.MockingEmoji)
        {
            var at = speech.Text.IndexOf(emoji, StringComparison.Ordinal);
            if (at >= 0)
            {
                return new Span(at, emoji.Length);
            }
        }
        return null;
    }

    // Something is spelled letter by letter.
    private static Span? SpacedOut(Speech speech, Lists lists) =>
        speech.Words.FirstOrDefault(word => word.Is(Traits.Spaced)) is { } spelled ? new Span(spelled.Start, spelled.Length) : null;
}
