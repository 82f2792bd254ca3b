namespace SupportBot.Understanding;

/// <summary>Which language a message is in.</summary>
internal static class LanguageReader
{
    private static readonly HashSet<string> KazakhWords = new(StringComparer.Ordinal)
    {
        "жок", "салем", "салеметсиз", "салеметсизбе", "рахмет", "калай", "менде", "меним", "бизде", "уйде", "керек", "емес", "болып", "тур", "жатыр", "истемейди", "косылмайды",
        "болмай", "бар", "кашан", "кайда", "неге", "интернетим", "жаксы", "мекенжай", "пэтер", "патер", "уй", "коше", "кошеси", "туседи", "баяу", "зhок", "zhok", "zhoq", "jok", "istemeidi",
    };

    private static readonly HashSet<string> EnglishWords = new(StringComparer.Ordinal)
    {
        "the", "is", "not", "no", "my", "internet", "hello", "hi", "please", "and", "wifi", "router", "slow", "work", "working", "help", "have", "to", "can", "you", "i",
        "yes", "thanks", "thank", "what", "how", "operator", "address", "connection", "since",
    };

    private static readonly HashSet<string> LatinRussian = new(StringComparer.Ordinal)
    {
        "net", "ne", "rabotaet", "inet", "interneta", "privet", "zdravstvuite", "u", "menya", "vchera", "segodnya", "pochemu", "da", "spasibo", "adres", "ulica",
    };

    public static (Language, bool Certain) Read(string simple, Language? spoken)
    {
        var words = simple.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (simple.Any(letter => "әғқңөұүһі".Contains(letter, StringComparison.Ordinal)) || Array.Exists(words, KazakhWords.Contains))
        {
            return (Language.Kazakh, true);
        }
        var cyrillic = simple.Count(letter => letter is >= 'а' and <= 'я');
        if (cyrillic > 0)
        {
            return spoken is Language.Kazakh && words.Length <= 3 ? (Language.Kazakh, false) : (Language.Russian, cyrillic > 6);
        }
        if (Array.Exists(words, LatinRussian.Contains))
        {
            return (Language.Russian, true);
        }
        var english = words.Count(EnglishWords.Contains);
        return english > 0 && (words.Length == 1 || english >= 2) ? (Language.English, words.Length > 1) : (spoken ?? Language.Russian, false);
    }

    public static Language? SwitchTo(string simple) => simple switch
    {
        "қазақша" or "казакша" or "на казахском" or "қазақша сөйлейік" or "kazakh" or "қазақ тілі" => Language.Kazakh,
        "русский" or "по-русски" or "на русском" or "орысша" or "russian" or "говорите по-русски" => Language.Russian,
        "english" or "in english" or "на английском" or "английский" or "ағылшынша" => Language.English,
        _ => null,
    };
}
