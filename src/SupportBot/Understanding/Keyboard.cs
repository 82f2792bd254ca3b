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

    public static string Mend(string word)
    {
        if (word.Length < 2 || word[0] is < 'a' or > 'z' || !Looks(word))
        {
            return word;
        }
        return string.Create(word.Length, word, static (text, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var at = Latin.IndexOf(from[i], StringComparison.Ordinal);
                text[i] = at < 0 ? from[i] : Russian[at];
            }
        });
    }

    private static bool Looks(string word)
    {
        if (word.Length <= 3)
        {
            return Known.Contains(word);
        }
        return Known.Contains(word[..4]) || (word.Length > 4 && Known.Contains(word[..5]));
    }
}
