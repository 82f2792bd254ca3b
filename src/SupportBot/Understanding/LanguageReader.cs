namespace SupportBot.Understanding;

/// <summary>Which language a message is in: by its letters, and by the pieces of its words; a short one leans on what the person has spoken so far.</summary>
internal sealed class LanguageReader(LanguageModel model)
{
    private const string KazakhLetters = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

    // In the measure of the model: how much one Kazakh letter says, how much the history (three times that against a single word), and how much makes it certain.
    private const float Letter = 4f;
    private const float History = 6f;
    private const float Certain = 8f;

    private static readonly (Language Language, HashSet<string> Names)[] Names =
    [
        (Language.Kazakh, Sounds("қазақша қазақ казахский казахском казахски казахша kazakh kazakhsha kaz каз")),
        (Language.Russian, Sounds("русский русском русски орысша орыс russian рус")),
        (Language.English, Sounds("english английский английском английски ағылшынша ағылшын инглиш")),
    ];

    // What stands around the name of a language when it is asked for, and nothing else does: "можно на казахском", "қазақша сөйлейік".
    private static readonly HashSet<string> Around = Sounds("""
        на по в а и можно можете давай давайте говори говорите говорить разговаривать отвечай отвечайте ответьте пиши пишите перейди перейдем перейдите переключи переключите переключись смени смените хочу лучше язык языке языка мне со мной
        тіл тілі тілге тілінде сөйле сөйлейік сөйлесейік сөйлеңіз сөйлеңізші сөйлей сөйлесе аласыз аламыз ба бе ма ме болады бола жаз жазыңыз жазыңызшы ауыс ауыстыр ауыстырыңыз менімен қалай тілін
        speak in to please switch language can you we talk write i want change the
        """);

    /// <param name="text">As written.</param>
    public (Language Language, bool Certain) Read(string text, Language? spoken)
    {
        Span<char> letters = stackalloc char[SoundedWords.Most * SoundedWords.Longest];
        Span<int> ends = stackalloc int[SoundedWords.Most];
        var words = new SoundedWords(letters, ends);
        words.Read(text);
        Span<float> scores = stackalloc float[LanguageModel.Languages];
        for (var i = 0; i < words.Count; i++)
        {
            model.Score(words[i], scores);
        }
        return Verdict(text, scores, spoken, words.Count == 1 ? 3 * History : History);
    }

    private static (Language Language, bool Certain) Verdict(string text, Span<float> scores, Language? spoken, float history)
    {
        var (latin, cyrillic) = (0, 0);
        foreach (var letter in text)
        {
            latin += char.IsAsciiLetter(letter) ? 1 : 0;
            cyrillic += letter is >= '\u0400' and <= '\u04FF' ? 1 : 0;
            scores[(int)Language.Kazakh] += KazakhLetters.Contains(letter, StringComparison.Ordinal) ? Letter : 0;
        }
        if (latin + cyrillic == 0)
        {
            return (spoken ?? Language.Russian, false);
        }
        if (cyrillic > latin)
        {
            scores[(int)Language.English] = float.MinValue;
        }
        // Without any history a message that could be either is Russian: most people write it.
        scores[(int)(spoken ?? Language.Russian)] += spoken is null ? 2f : history;
        var best = 0;
        for (var language = 1; language < scores.Length; language++)
        {
            best = scores[language] > scores[best] ? language : best;
        }
        var second = float.MinValue;
        for (var language = 0; language < scores.Length; language++)
        {
            second = language == best ? second : MathF.Max(second, scores[language]);
        }
        return ((Language)best, scores[best] - second - (spoken == (Language)best ? history : 0) >= Certain);
    }

    /// <summary>The language that is asked for, when the message says nothing else.</summary>
    public static Language? SwitchTo(string simple)
    {
        Language? asked = null;
        foreach (var word in simple.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var sound = Sounding.Of(word);
            var named = Array.FindIndex(Names, pair => pair.Names.Contains(sound));
            if (named >= 0)
            {
                if (asked is { } before && before != Names[named].Language)
                {
                    return null;
                }
                asked = Names[named].Language;
            }
            else if (!Around.Contains(sound) && !WishPhrases.Fillers.Contains(sound))
            {
                return null;
            }
        }
        return asked;
    }

    private static HashSet<string> Sounds(string words) => new(words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Sounding.Of), StringComparer.Ordinal);
}
