using System.Text;

namespace SupportBot.Understanding;

/// <summary>Brings spellings of the same word together: case, ё, Kazakh letters, doubled letters, Latin transliteration.</summary>
internal static class Folding
{
    private const string KazakhLetters = "әғқңөұүһі";
    private const string Plain = "агкноууxи";

    private static readonly (string Latin, string Cyrillic)[] Pairs =
    [
        ("sch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("aya", "ая"), ("ay", "ай"), ("ey", "ей"), ("oy", "ой"), ("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"),
        ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "ж"), ("k", "к"),
        ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"),
        ("w", "в"), ("x", "х"), ("y", "ы"), ("z", "з"),
    ];

    /// <summary>Lower case; everything that is no letter, figure, hyphen or slash becomes a space.</summary>
    public static string Simple(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text)
        {
            var letter = char.ToLowerInvariant(rune);
            letter = letter == 'ё' ? 'е' : letter;
            folded.Append(char.IsLetterOrDigit(letter) || letter is '-' or '/' ? letter : ' ');
        }
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Also Kazakh letters to their plain neighbours, and Latin words to Cyrillic: for comparing only.</summary>
    public static string Deep(string word)
    {
        var latin = word.All(letter => letter < 128);
        var text = latin ? ToCyrillic(word) : word;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var kazakh = KazakhLetters.IndexOf(letter, StringComparison.Ordinal);
            var plain = kazakh >= 0 ? Plain[kazakh] : letter;
            if (folded.Length == 0 || folded[^1] != plain || char.IsDigit(plain))
            {
                folded.Append(plain);
            }
        }
        return folded.ToString();
    }

    private static string ToCyrillic(string word)
    {
        var text = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var pair = Array.Find(Pairs, pair => string.CompareOrdinal(word, at, pair.Latin, 0, pair.Latin.Length) == 0);
            text.Append(pair.Latin is null ? word[at].ToString() : pair.Cyrillic);
            at += pair.Latin?.Length ?? 1;
        }
        return text.ToString();
    }
}
