using System.Collections.Frozen;

namespace SupportBot.Understanding;

/// <summary>Russian words typed with the Latin keyboard switched on: "ytn bynthytnf" is "нет интернета".</summary>
internal static class Keyboard
{
    private const string Latin = "qwertyuiopasdfghjklzxcvbnm";
    private const string Russian = "йцукенгшщзфывапролдячсмить";

    // Beginnings of words that occur when the mistake is made; a whole dictionary would take English words for Russian ones.
    private static readonly FrozenSet<string> Known = new[]
    {
        "ytn", "yt", "bynth", "byn", "byen", "hfjn", "hjen", "cfqn", "gjxt", "rjul", "crjh", "vtlk", "jgth", "gjvj", "plhf", "ghbd", "xtkj", "gthtp", "nfhb", "cgfc", "jgkf", "ghjg", "dsyt", "dfqa",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownSpans = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Puts a word in lower case right, in its place; any other word stays.</summary>
    public static void Mend(Span<char> word)
    {
        if (word.Length < 2 || word[0] is < 'a' or > 'z' || !Looks(word))
        {
            return;
        }
        foreach (ref var letter in word)
        {
            var at = Latin.IndexOf(letter, StringComparison.Ordinal);
            letter = at < 0 ? letter : Russian[at];
        }
    }

    private static bool Looks(ReadOnlySpan<char> word) => word.Length <= 3 ? KnownSpans.Contains(word)
        : KnownSpans.Contains(word[..4]) || (word.Length > 4 && KnownSpans.Contains(word[..5]));
}
