namespace SupportBot.Understanding;

/// <summary>How the subscriber feels, by words that say so and by shouting.</summary>
internal static class MoodReader
{
    // Each begins a word, and "дым" is one by itself: the Kazakh "алдым", "қалдым" are no smoke.
    private static readonly string[] Danger = ["искрит", "искры", "горит провод", "загорел", "пожар", "дым ", "дымит", "дыма ", "дымом ", "бьет током", "ударило током", "упал на голову", "өрт", "тоқ соқты", "on fire", "sparks"];

    private static readonly string[] Anger =
    [
        "сколько можно", "достали", "задолбал", "безобразие", "ужасный сервис", "отвратительно", "кошмар", "надоело", "хватит издеваться", "верните деньги", "подам в суд",
        "бардак", "совсем обнаглели", "жалобу напишу", "шыдам таусылды", "ұят емес", "масқара", "ridiculous", "terrible service", "fed up",
    ];

    private static readonly string[] Worry = ["срочно", "очень нужно", "пожалуйста быстрее", "работа стоит", "тезірек", "шұғыл", "urgent", "asap"];

    public static Mood Read(string text, string simple)
    {
        var spaced = $" {simple} ";
        if (Array.Exists(Danger, word => spaced.Contains(" " + word, StringComparison.Ordinal)))
        {
            return Mood.Danger;
        }
        var letters = text.Count(char.IsLetter);
        var shouting = letters > 15 && text.Count(char.IsUpper) > letters * 0.7;
        if (Array.Exists(Anger, word => simple.Contains(word, StringComparison.Ordinal)) || (shouting && text.Contains('!', StringComparison.Ordinal)))
        {
            return Mood.Angry;
        }
        return Array.Exists(Worry, word => simple.Contains(word, StringComparison.Ordinal)) ? Mood.Worried : Mood.Calm;
    }
}
