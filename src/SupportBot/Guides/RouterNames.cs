namespace SupportBot.Guides;

/// <summary>Names of routers as people write them: "тплинк арчер ц6", "кинетик".</summary>
public static class RouterNames
{
    // Shorter names have too many neighbours for a letter to be forgiven.
    private const int ForgivingFrom = 5;

    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['й'] = "i", ['к'] = "k",
        ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f", ['х'] = "h",
        ['ц'] = "c", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "sh", ['э'] = "e", ['ю'] = "u", ['я'] = "ya", ['ы'] = "y", ['ь'] = "", ['ъ'] = "", ['ё'] = "e",
        ['ә'] = "a", ['ғ'] = "g", ['қ'] = "k", ['ң'] = "n", ['ө'] = "o", ['ұ'] = "u", ['ү'] = "u", ['һ'] = "h", ['і'] = "i",
    };

    /// <summary>Letters to Latin, everything that is no letter or figure away: "ТП-Линк Арчер Ц6" becomes "tplinkarcherc6".</summary>
    public static string Fold(string text) => string.Concat(text.ToLowerInvariant()
        .Select(letter => Latin.TryGetValue(letter, out var latin) ? latin : char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : ""));

    /// <summary>Is this name in the words?</summary>
    public static bool Contains(string words, string name) => Fold(name) is { Length: >= 2 } folded && Fold(words).Contains(folded, StringComparison.Ordinal);

    /// <summary>Is it in the words with one letter wrong?</summary>
    public static bool Resembles(string words, string name) => Fold(name) is { Length: >= ForgivingFrom } folded && Pieces(words).Any(piece => OneApart(piece, folded));

    /// <summary>Does it look like the name of a model: a word of letters and figures, as "AX10"?</summary>
    public static bool LooksLikeModel(string words) => words.Length <= 30
        && words.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries) is { Length: <= 4 } parts
        && parts.Any(part => part.Length is >= 2 and <= 12 && part.Any(char.IsLetter) && part.Any(char.IsDigit));

    // Single words and neighbours joined, for "ди линк".
    private static IEnumerable<string> Pieces(string words)
    {
        var parts = words.Split([' ', '-', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Select(Fold).ToList();
        return parts.Concat(parts.Zip(parts.Skip(1), (first, second) => first + second));
    }

    // One letter replaced, missing or too much.
    private static bool OneApart(string piece, string name)
    {
        if (Math.Abs(piece.Length - name.Length) > 1)
        {
            return false;
        }
        var start = 0;
        while (start < piece.Length && start < name.Length && piece[start] == name[start])
        {
            start++;
        }
        var end = 0;
        while (end < piece.Length - start && end < name.Length - start && piece[^(end + 1)] == name[^(end + 1)])
        {
            end++;
        }
        return Math.Max(piece.Length, name.Length) - start - end <= 1;
    }
}
