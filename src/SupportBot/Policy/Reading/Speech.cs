using System.Collections.Immutable;

namespace SupportBot.Policy.Reading;

/// <summary>A text as the rules see it.</summary>
/// <param name="Words">In order; marks are not words.</param>
/// <param name="Cyrillic">It has Cyrillic letters.</param>
/// <param name="Kazakh">It has letters only Kazakh has.</param>
internal sealed record Speech(string Text, ImmutableArray<Word> Words, bool Cyrillic, bool Kazakh)
{
    public static readonly Speech Silence = new("", [], false, false);

    /// <summary>The words' own writing.</summary>
    public string Quote(int from, int to) => Text[Words[from].Start..Words[to].End];
}
