using System.Text;

namespace SupportBot.Policy.Reading;

/// <summary>
/// How a word sounds, in one spelling for both alphabets, so that <c>pizdets</c>, <c>pizdec</c> and the Cyrillic word are equal.
/// Letters people write in different ways (й, ы, и; ь, ъ) fall together.
/// </summary>
internal static class Heard
{
    private const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщыэ";
    private const string Sounds = "abvgdeizijklmnoprstufhcqwwie";

    // The longer first.
    private static readonly (string Written, string Sound)[] Latin =
    [
        ("shch", "w"), ("sch", "w"), ("zh", "i"), ("kh", "h"), ("ch", "q"), ("sh", "w"), ("ts", "c"), ("tz", "c"), ("ya", "ia"), ("ja", "ia"), ("yu", "iu"),
        ("ju", "iu"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"), ("oo", "u"), ("ck", "k"), ("x", "h"), ("w", "v"), ("y", "i"), ("j", "i"), ("'", ""),
    ];

    public static string Of(string plain)
    {
        var heard = new StringBuilder(plain.Length + 2);
        for (var i = 0; i < plain.Length;)
        {
            var (sound, length) = Letters.IsCyrillic(plain[i]) ? (OfCyrillic(plain[i]), 1) : OfLatin(plain.AsSpan(i));
            heard.Append(sound);
            i += length;
        }
        return heard.Replace('j', 'i').ToString();
    }

    private static string OfCyrillic(char letter) => letter switch
    {
        'я' => "ia",
        'ю' => "iu",
        'ь' or 'ъ' => "",
        _ => Cyrillic.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Sounds[at].ToString() : letter.ToString(),
    };

    private static (string Sound, int Length) OfLatin(ReadOnlySpan<char> rest)
    {
        foreach (var (written, sound) in Latin)
        {
            if (rest.StartsWith(written, StringComparison.Ordinal))
            {
                return (sound, written.Length);
            }
        }
        return (rest[0].ToString(), 1);
    }
}
