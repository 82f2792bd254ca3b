namespace SupportBot.Understanding;

/// <summary>
/// Writes a word as it sounds, in plain Cyrillic letters: "қосылмайды", "косылмайды" and "qosylmaidy" become one, as do "rabotayet" and "работает".
/// For comparing only; the result is nothing to show.
/// </summary>
internal static class Sounding
{
    private const string From = "ёэйыіъьщяюәғқңөұүһ";
    private const string To = "ееиии\0\0шауагкноуух";

    private static readonly string[] Latin =
    [
        "а", "б", "к", "д", "е", "ф", "г", "х", "и", "ж", "к", "л", "м", "н", "о", "п", "к", "р", "с", "т", "у", "в", "в", "х", "и", "з",
    ];

    private static readonly (string Latin, char Sound)[] Pairs =
        [("shch", 'ш'), ("sch", 'ш'), ("sh", 'ш'), ("ch", 'ч'), ("zh", 'ж'), ("kh", 'х'), ("gh", 'г'), ("ts", 'ц'), ("ya", 'а'), ("yu", 'у'), ("yo", 'е'), ("ye", 'е'), ("ja", 'а'), ("ju", 'у')];

    public static string Of(string word)
    {
        Span<char> sound = stackalloc char[Math.Min(word.Length, 64)];
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
        return new string(sound[..length]);
    }

    private static char Next(string word, ref int at)
    {
        var letter = word[at];
        if (letter is >= 'a' and <= 'z')
        {
            foreach (var (latin, sound) in Pairs)
            {
                if (string.CompareOrdinal(word, at, latin, 0, latin.Length) == 0)
                {
                    at += latin.Length;
                    return sound;
                }
            }
            at++;
            return Latin[letter - 'a'][0];
        }
        at++;
        var place = From.IndexOf(letter, StringComparison.Ordinal);
        return place < 0 ? letter : To[place];
    }
}
