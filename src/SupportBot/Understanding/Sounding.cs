namespace SupportBot.Understanding;

/// <summary>
/// Writes a word as it sounds, in plain Cyrillic letters: "қосылмайды", "косылмайды" and "qosylmaidy" become one, as do "rabotayet" and "работает".
/// For comparing only; the result is nothing to show.
/// </summary>
internal static class Sounding
{
    private const string From = "ёэйыіъьщяюәғқңөұүһ";
    private const string To = "ееиии\0\0шауагкноуух";

    private const string Latin = "абкдефгхижклмнопкрстуввхиз";

    private static readonly (string Latin, char Sound)[] Pairs =
        [("shch", 'ш'), ("sch", 'ш'), ("sh", 'ш'), ("ch", 'ч'), ("zh", 'ж'), ("kh", 'х'), ("gh", 'г'), ("ts", 'ц'), ("ya", 'а'), ("yu", 'у'), ("yo", 'е'), ("ye", 'е'), ("ja", 'а'), ("ju", 'у')];

    public static string Of(string word)
    {
        Span<char> sound = stackalloc char[Math.Min(word.Length, 64)];
        return new string(sound[..Of(word, sound)]);
    }

    /// <summary>Writes the sound into the buffer, as far as it goes, and tells its length.</summary>
    public static int Of(ReadOnlySpan<char> word, Span<char> sound)
    {
        var length = 0;
        for (var at = 0; at < word.Length && length < sound.Length;)
        {
            var letter = Next(word, ref at);
            // Letters are doubled, and left single, at random: "расчет", "рассчет", "неееет". Figures mean what they say.
            if (letter != '\0' && (length == 0 || sound[length - 1] != letter || char.IsDigit(letter)))
            {
                sound[length++] = letter;
            }
        }
        return length;
    }

    private static char Next(ReadOnlySpan<char> word, ref int at)
    {
        var letter = word[at];
        if (letter is >= 'a' and <= 'z')
        {
            foreach (var (latin, sound) in letter is 's' or 'c' or 'z' or 'k' or 'g' or 't' or 'y' or 'j' ? Pairs : [])
            {
                if (word[at..].StartsWith(latin, StringComparison.Ordinal))
                {
                    at += latin.Length;
                    return sound;
                }
            }
            at++;
            return Latin[letter - 'a'];
        }
        at++;
        // Most letters are themselves.
        var place = letter is >= 'а' and <= 'и' or >= 'к' and <= 'щ' ? letter == 'щ' ? From.IndexOf(letter, StringComparison.Ordinal) : -1 : From.IndexOf(letter, StringComparison.Ordinal);
        return place < 0 ? letter : To[place];
    }
}
