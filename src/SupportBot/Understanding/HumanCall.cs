using System.Buffers;

namespace SupportBot.Understanding;

/// <summary>
/// Is a human called for? By phrases, by a person and a verb of asking with anything between, and by the bones of a misspelled "оператор"; but not when an
/// operator is only spoken of ("оператор вчера обещал", "какой у вас оператор связи?"). Everything is compared as it sounds.
/// </summary>
internal static class HumanCall
{
    private static readonly SearchValues<string> Calls = WishPhrases.Sounds(
        "оператора", "оператору", "с оператором", "живого человека", "живой человек", "живому человеку", "живые люди", "живых людей", "живым человеком", "с человеком", "зови людей", "позовите людей",
        "человека позовите", "соедините", "соедини меня", "соедини с", "переключите на", "переключи на", "переведите на оператора", "переведи на оператора", "свяжите меня", "свяжите с", "специалиста позовите",
        "оператор нужен", "нужен оператор", "нужен человек", "нужен специалист", "нужен сотрудник", "дайте человека", "позови человека", "консультанта", "менеджера позовите", "не хочу с ботом", "не хочу с роботом",
        "общаться с ботом", "общаться с роботом", "с ботом разговаривать", "с роботом разговаривать", "с ботом не хочу", "с роботом не хочу", "надоел бот", "бот надоел", "достал бот", "перезвоните", "перезвони мне",
        "мне перезвон", "позвоните мне", "позвони мне", "мне позвонить", "мне позвоните", "наберите меня", "наберите мне", "набери меня", "есть кто живой", "кто нибудь живой", "живой кто", "кто нибудь ответит",
        "операторды", "операторга", "операторға", "оператормен", "оператор керек", "адам шақыр", "адам керек", "адамға қос", "адаммен сөйлес", "адаммен байланыс", "тірі адам", "маманмен", "маманға қос", "қызметкермен", "қызметкерге қос",
        "қоңырау шал", "хабарласыңыз", "звондаңыз", "звандаңыз", "телефон соғыңыз", "ботпен сөйлеск", "talk to a person", "speak to a person", "speak with someone", "talk to someone", "talk to somebody",
        "representative", "customer service", "live support", "live person", "real person", "live agent", "human", "operator please", "operator plz", "operator pls", "operator now", "agent please", "talk to operator", "an operator",
        "call me back", "someone call me", "get me a person", "talk to support", "speak to support", "zhivoi chelovek");

    private static readonly string[] Persons = Sound("человек оператор специалист сотрудник менеджер консультант адамды адамға адаммен живым живого agent human representative person маман қызметкер");

    // Beginnings; the short English ones are whole words.
    private static readonly string[] Asking = Sound("позов соедин свяж переключ перевед дай нужен хочу хачу поговор пообщ зови пазав керек қос сөйлес шақыр байланыстыр connect need want get give speak talk");

    private static readonly string[] Counting = Sound("сколько два две три четыре пять неше қанша екі үш two three");

    private static readonly SearchValues<string> SpokenOf = WishPhrases.Sounds(
        "какой оператор", "какого оператора", "каким оператором", "какой у вас опер", "какие операторы", "сотового оператора", "сотовый оператор", "операторы связи", "оператора связи", "оператор связи", "оператор мне ",
        "оператор был", "оператор дұрыс", "оператор дөрекі", "оператор айтты", "операторы груб", "операторы не", "вашего оператора груб", "жалоба на оператора", "жалоба на вашего оператора", "пожаловаться на оператора",
        "was rude", "mobile operator", "which operator", "what operator", "human error", "чей оператор", "другого оператора", "другой оператор", "сменил оператора", "сменила оператора", "смена оператора", "байланыс операторы",
        "қандай оператор", "спасибо оператору", "оператору спасибо", "оператор молодец", "работать оператором", "вакансия оператора", "стать оператором", "какой у вас оператор", "оператор грубо", "оператор не отв",
        "ваш оператор ", "мобильный оператор", "операционн");

    private static readonly SearchValues<string> Refused = WishPhrases.Sounds(
        "не надо оператора", "не нужен оператор", "оператор не нужен", "оператора не надо", "без оператора", "оператор керек емес", "адам керек емес", "no operator", "don t need an operator", "не перезванивайте", "не звоните");

    private static readonly SearchValues<string> Plainly = WishPhrases.Sounds(
        "позовите", "позови ", "соедините", "соедини ", "свяжите меня", "переключите на", "переведите на", "қосыңыз", "шақырыңыз", "connect me", "talk to", "speak to", "перезвоните мне");

    /// <param name="padded">The message as it sounds, with a space before and behind.</param>
    public static bool Is(ReadOnlySpan<char> padded)
    {
        if (padded.ContainsAny(Refused))
        {
            return false;
        }
        return padded.ContainsAny(Plainly) && NamesPerson(padded) || ((padded.ContainsAny(Calls) || Called(padded)) && !padded.ContainsAny(SpokenOf) && !TellsOf(padded));
    }

    // "Оператор", "Оператор, Абая 10": the word stands at the beginning or the end as a call; or a person and a verb of asking, with anything between.
    private static bool Called(ReadOnlySpan<char> padded)
    {
        if (padded.StartsWith(" оператор ", StringComparison.Ordinal) || padded.EndsWith(" оператор ", StringComparison.Ordinal))
        {
            return true;
        }
        var asking = false;
        foreach (var range in padded.Split(' '))
        {
            var word = padded[range];
            asking = asking || StartsWithAny(word, Asking);
            if (IsMisspelledOperator(word))
            {
                return true;
            }
        }
        return asking && NamesPerson(padded);
    }

    private static bool NamesPerson(ReadOnlySpan<char> padded)
    {
        var counted = false;
        foreach (var range in padded.Split(' '))
        {
            var word = padded[range];
            if (!counted && StartsWithAny(word, Persons))
            {
                return true;
            }
            counted = word.Length > 0 && (char.IsDigit(word[0]) || IsAny(word, Counting));
        }
        return false;
    }

    // "Оператор обещал", "оператор вчера сказал": somebody tells what an operator did.
    private static bool TellsOf(ReadOnlySpan<char> padded)
    {
        var since = int.MaxValue;
        foreach (var range in padded.Split(' '))
        {
            var word = padded[range];
            since = word is "оператор" or "специалист" or "сотрудник" ? 0 : since is < 3 ? since + 1 : int.MaxValue;
            if (since is > 0 and < 3 && word.Length > 3 && (word[^1] == 'л' || word.EndsWith("ла", StringComparison.Ordinal) || word.EndsWith("ли", StringComparison.Ordinal)))
            {
                return true;
            }
        }
        return false;
    }

    // "опиратора", "апиратор", "оператр": the word is known by its bones.
    private static bool IsMisspelledOperator(ReadOnlySpan<char> word)
    {
        if (word.Length is < 6 or > 11 || word[0] is not ('о' or 'а') || word.StartsWith("оператор", StringComparison.Ordinal) && word.Length is 8 or 9)
        {
            return false;
        }
        Span<char> bones = stackalloc char[word.Length];
        var length = 0;
        foreach (var letter in word)
        {
            if (!"аеиоу".Contains(letter, StringComparison.Ordinal))
            {
                bones[length++] = letter;
            }
        }
        return bones[..length].StartsWith("пртр", StringComparison.Ordinal);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> word, string[] starts)
    {
        foreach (var start in starts)
        {
            if (start.Length > 3 && start is not ("вант" or "гиве" or "талк") || start is "даи" or "кос" ? word.StartsWith(start, StringComparison.Ordinal) : word.SequenceEqual(start))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsAny(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var one in words)
        {
            if (word.SequenceEqual(one))
            {
                return true;
            }
        }
        return false;
    }

    private static string[] Sound(string words) => Array.ConvertAll(words.Split(' '), Sounding.Of);
}
