namespace SupportBot.Guides;

/// <summary>
/// The beginning of a new guide in every language: a walk that is whole already, as a draft, with a mark wherever the editor has to write.
/// What is not written yet, <c>check</c> names.
/// </summary>
public static class GuideSkeleton
{
    /// <summary>Stands before everything that is not written yet.</summary>
    public const string Mark = "???";

    public static bool IsUnwritten(string words) => words.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Is it the name of a guide's folder: small Latin letters, figures and hyphens? A link may carry no other (telegram.md).</summary>
    public static bool IsId(string id) => id.Length is >= 2 and <= 40 && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && char.IsAsciiLetterOrDigit(id[0]) && char.IsAsciiLetterOrDigit(id[^1]);

    /// <summary>The file's content.</summary>
    public static string In(Language language) => language switch
    {
        Language.Kazakh => Of("??? нұсқаулықтың атауы", "???", "Роутерге көз салыңыз. ??? Бір әрекет, екі-үш қысқа сөйлем.", "Не көріп тұрсыз? ???", "??? Бәрі дұрыс", "??? Басқаша",
            "Екі минут күтіңіз, өзім жазамын. Содан кейін кез келген сайтты ашыңыз. ???", "Интернет пайда болды ма?", "Иә, пайда болды", "Әзірге жоқ"),
        Language.English => Of("??? the guide's title", "???", "Look at the router. ??? One action, two or three short sentences.", "What do you see? ???", "??? All is well", "??? Something else",
            "Please wait two minutes, I will write to you. Then open any site. ???", "Is the internet back?", "Yes, it is back", "Not yet"),
        _ => Of("??? название инструкции", "???", "Посмотрите на роутер. ??? Одно действие, два-три коротких предложения.", "Что видите? ???", "??? Всё хорошо", "??? Другое",
            "Подождите две минуты, я напишу сам. Потом откройте любой сайт. ???", "Интернет появился?", "Да, появился", "Пока нет"),
    };

    private static string Of(string title, string reason, string look, string seen, string good, string odd, string wait, string back, string yes, string no) =>
        $"""
        ---
        title: {title}
        problems: []
        draft: true
        ---

        ## look
        {look}
        picture: none ({reason})
        ? {seen}
        - [{good}](#wait)
        - [{odd}](human)

        ## wait
        {wait}
        wait: 2m
        picture: none ({reason})
        ? {back}
        - [{yes}](helped)
        - [{no}](not-helped)

        """;
}
