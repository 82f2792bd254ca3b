namespace SupportBot.Understanding;

/// <summary>A word, or a number, of a text in which an address is looked for.</summary>
/// <param name="Text">In lower case.</param>
/// <param name="Sound">As it sounds; figures as they are.</param>
/// <param name="Number">Its value when it is a number of at most four figures, or a number in words.</param>
/// <param name="Before">What stands between it and the one before: a space, ',', '.', '-', '/', or '\0' when nothing does.</param>
/// <param name="At">Where in the text it begins.</param>
internal readonly record struct AddressToken(string Text, string Sound, int? Number, char Before, int At)
{
    /// <summary>Written in figures.</summary>
    public bool IsFigure => char.IsAsciiDigit(Text[0]);

    private static readonly HashSet<string> Endings = new(["я", "й", "ая", "ой", "ый", "го", "е", "ю", "м", "ом", "ші", "шы", "ши", "ая", "st", "nd", "th"], StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Joined = new(StringComparer.Ordinal)
    {
        ["к-сі"] = "көшесі", ["к-си"] = "көшесі", ["пр-т"] = "проспект", ["пр-кт"] = "проспект", ["пр-д"] = "проезд", ["ш/а"] = "мкр", ["ы/а"] = "мкр", ["ш-а"] = "мкр",
        ["м-н"] = "мкр", ["мкр-н"] = "мкр", ["м/р"] = "мкр", ["б-р"] = "бульвар",
    };

    public static List<AddressToken> Split(string text)
    {
        var tokens = new List<AddressToken>();
        var between = ' ';
        for (var at = 0; at < text.Length && tokens.Count < 120;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                between = text[at] is '-' or '–' or '—' && (between == '\0' || tokens.Count > 0) ? '-' : text[at] is '/' or '\\' ? '/' : text[at] is ',' or ';' ? ',' : between is '\0' ? ' ' : between;
                at++;
                continue;
            }
            var from = at;
            var figures = char.IsAsciiDigit(text[at]);
            while (at < text.Length && char.IsLetterOrDigit(text[at]) && char.IsAsciiDigit(text[at]) == figures)
            {
                at++;
            }
            Add(tokens, text[from..at].ToLowerInvariant().Replace('ё', 'е'), between, from);
            between = '\0';
        }
        return tokens;
    }

    private static void Add(List<AddressToken> tokens, string word, char before, int at)
    {
        if (tokens is [.., var last] && before is '-' or '/' or '\0' && tokens.Count > 0)
        {
            last = tokens[^1];
            if (last.IsFigure && before != '/' && Endings.Contains(word) && !(before == '\0' && word.Length == 1 && word is "е"))
            {
                // "2-я", "20-ші": the ending says it is an ordinal, and nothing else.
                return;
            }
            if (before != '\0' && Joined.TryGetValue($"{last.Text}{before}{word}", out var whole))
            {
                tokens[^1] = Make(whole, last.Before, last.At);
                return;
            }
        }
        var made = Make(word, before, at);
        // "Он" is the Russian "he"; before a Kazakh unit or the name of a part it is ten: "он екі үй".
        if (tokens.Count > 0 && tokens[^1].Text == "он" && (NumberWords.IsKazakhUnit(word) || AddressWords.IsKazakhPart(made)))
        {
            tokens[^1] = tokens[^1] with { Number = 10 };
        }
        tokens.Add(made);
    }

    private static AddressToken Make(string word, char before, int at) => char.IsAsciiDigit(word[0])
        ? new AddressToken(word, word, word.Length <= 4 ? int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) : null, before, at)
        : new AddressToken(word, Sounding.Of(word), NumberWords.Of(word), before, at);
}
