using System.Buffers;

namespace SupportBot.Understanding;

/// <summary>
/// How the subscriber feels, by a score anybody can add up: every row below that is heard gives its points once, shouting gives two, "!!!" or "???" one.
/// From three points on it is anger, from one on worry; danger is named in words and stands above all.
/// </summary>
internal static class MoodReader
{
    private const int Anger = 3;

    private static readonly (int Points, SearchValues<string> Sounds)[] Rows =
    [
        (3, WishPhrases.Sounds("сколько можно", "задолбал", "заколебал", "достали", "безобразие", "издевает", "издеватель", "обнаглел", "отвратительн", "ужасный сервис", "ужасное обслуж", "позорище", "позор ", "беспредел", "бардак", "мошенник",
            "подам в суд", "в суд подам", "жалобу напишу", "напишу жалобу", "в прокуратуру", "шыдамым таусылды", "шыдам таусылды", "ұят емес", "масқара", "сотқа берем", "мазақ", "ridiculous", "terrible service", "awful service", "fed up",
            "unacceptable", "i will sue", "scammers", "this is a joke")),
        (2, WishPhrases.Sounds("надоел", "кошмар", "ужас*", "верните деньги", "требую", "хватит обещ", "хватит врать", "врете", "устал ждать", "устала ждать", "в который раз", "пятый раз", "десятый раз", "жаловаться", "претензи", "кайтарыңыз ақша",
            "ақшамды қайтар", "шаршадым", "шаршадық", "өтірік", "worst", "tired of", "refund now", "liars")),
        (2, WishPhrases.Sounds("уроды", "идиоты", "дебилы", "козлы", "сволочи", "твари", "суки", "хуйн*", "пиздец", "охуел*", "ебан*", "fucking", "bullshit", "idiots", "ақымақ")),
        (1, WishPhrases.Sounds("бля", "блять", "нахуй", "нахрен", "капец", "пипец", "wtf", "damn")),
        (1, WishPhrases.Sounds("опять", "снова", "третий раз", "второй раз", "третий день", "целую неделю", "тағы да", "again")),
        (1, WishPhrases.Sounds("срочно", "очень нужно", "пожалуйста быстрее", "поскорее", "работа стоит", "переживаю", "помогите", "тезірек", "шұғыл", "көмектесіңіз", "өтінемін", "urgent", "asap", "as soon as possible", "please help")),
    ];

    private static readonly SearchValues<string> Danger = WishPhrases.Sounds(
        "искрит", "искры", "дым", "дыма", "дымом", "заискрил", "горит провод", "провод горит", "горит кабел", "кабель горит", "горит щит", "щиток горит", "пожар ", "пожара ", "пожар", "горим ", "идет дым", "дым идет", "дымит*", "задымил", "пошел дым", "запах гари", "пахнет гарью",
        "бьет током", "током бьет", "ударило током", "током ударил", "ударил током", "оголенный провод", "под напряжением", "короткое замыкание", "упал на голову", "на голову упал", "упал на человека", "упал на ребенка", "упал на прохож",
        "өрт", "өртен*", "жанып жатыр сым", "сым жанып", "түтін*", "ұшқын*", "тоқ соқ", "ток соқ", "тоқ ұр", "ток ұр", "басына құла", "on fire", "caught fire", "sparks", "sparking", "smoke", "electric shock", "electrocuted", "fell on");

    // "Загорелся щиток" is a fire, "загорелась красная лампочка" is not.
    private static readonly SearchValues<string> Flames = WishPhrases.Sounds("загорел", "горит ");

    private static readonly SearchValues<string> Burning = WishPhrases.Sounds("щиток", "щитк", "проводка", "розетка", "провод ", "провода ", "подъезд", "балкон", "столб");

    private static readonly SearchValues<string> NoFire = WishPhrases.Sounds("пожарн", "дымоход", "лампоч", "индикатор", "огонек", "диод");

    /// <param name="text">As written.</param>
    /// <param name="simple">As <see cref="Folding.Simple"/> makes it.</param>
    public static Mood Read(string text, string simple)
    {
        var buffer = ArrayPool<char>.Shared.Rent(simple.Length + 2);
        var length = Sounding.Of(simple, buffer.AsSpan(1, simple.Length));
        var padded = buffer.AsSpan(0, length + 2);
        (padded[0], padded[^1]) = (' ', ' ');
        var mood = Read(text, (ReadOnlySpan<char>)padded);
        ArrayPool<char>.Shared.Return(buffer);
        return mood;
    }

    private static Mood Read(string text, ReadOnlySpan<char> padded)
    {
        if (!padded.ContainsAny(NoFire) && (padded.ContainsAny(Danger) || (padded.ContainsAny(Flames) && padded.ContainsAny(Burning))))
        {
            return Mood.Danger;
        }
        var score = Shouting(text);
        foreach (var (points, sounds) in Rows)
        {
            score += padded.ContainsAny(sounds) ? points : 0;
        }
        return score >= Anger ? Mood.Angry : score > 0 ? Mood.Worried : Mood.Calm;
    }

    private static int Shouting(string text)
    {
        var (letters, capitals) = (0, 0);
        foreach (var letter in text)
        {
            letters += char.IsLetter(letter) ? 1 : 0;
            capitals += char.IsUpper(letter) ? 1 : 0;
        }
        var loud = letters > 15 && capitals > letters * 0.7 ? 2 : 0;
        return loud + (text.Contains("!!!", StringComparison.Ordinal) || text.Contains("???", StringComparison.Ordinal) ? 1 : 0);
    }
}
