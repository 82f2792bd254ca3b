using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>A subscriber's name as the portal takes it: letters, spaces, hyphens and apostrophes, 25 at most in each part.</summary>
/// <param name="Last">Empty when there is one word only.</param>
public sealed record PersonName(string First, string Last)
{
    public const int Longest = 25;

    public static readonly PersonName Nobody = new("Абонент", "");

    /// <summary>Cleans and fits any text; <see cref="Nobody"/> when nothing is left.</summary>
    public static PersonName Fit(string? name)
    {
        var clean = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || rune.Value is '-' or '\'' or '’')
            {
                clean.Append(rune.ToString());
            }
            else if (clean.Length > 0 && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }
        var words = clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetter)).ToArray();
        return words.Length == 0 ? Nobody : new PersonName(Cut(words[0]), Cut(string.Join(' ', words[1..])));
    }

    private static string Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text[..end].TrimEnd(' ', '-', '\'', '’');
    }
}
