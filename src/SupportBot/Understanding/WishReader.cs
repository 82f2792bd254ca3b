using System.Buffers;

namespace SupportBot.Understanding;

/// <summary>Reads wishes from words, in three languages.</summary>
internal static class WishReader
{
    private static readonly (Wishes Wish, string[] Phrases)[] Anywhere =
    [
        (Wishes.Human, ["оператора", "оператору", "с оператором", "позовите оператора", "живого человека", "живой человек", "с человеком", "человека позовите",
            "позовите человека", "соедините", "переключите на", "специалиста позовите", "операторды", "операторга", "операторға", "оператормен", "адам шақыр",
            "адаммен", "тірі адам", "оператор нужен", "нужен человек", "дайте человека", "позови человека", "живого оператора", "не хочу с ботом", "перезвоните", "перезвони мне", "мне перезвон", "позвоните мне", "позвони мне", "есть кто живой", "кто нибудь живой", "живой кто", "agent please", "наберите меня", "свяжите меня",
            "свяжите с", "соедини", "переведите на оператора", "переключи на", "нужен специалист", "нужен сотрудник", "консультанта", "менеджера позовите", "операторды", "операторга", "операторға", "оператормен",
            "адам шакыр", "тири адам", "адам керек", "адамга кос", "адамға қос", "маманмен сөйлес", "маманга кос", "маманға қос", "коныра шал", "қоңырау шалыңыз", "хабарласыңызшы", "хабарласынызшы", "звандаңыз", "talk to a person",
            "speak to a person", "speak with someone", "talk to someone", "talk to somebody", "representative", "customer service", "live support", "live person", "operatorga", "operatordy", "operatormen", "pozovite", "soedinite", "s operatorom", "zhivoi chelovek", "human", "real person", "live agent", "operator please", "talk to operator", "an operator", "call me back", "перезвоните", "operatora", "нужен оператор", "operator kerek", "оператор керек"]),
        (Wishes.StartOver, ["сначала", "начать заново", "начнем заново", "заново", "басынан", "қайта бастау", "start over", "restart"]),
        (Wishes.Menu, ["меню", "menu", "мәзір"]),
        (Wishes.DontKnow, ["не знаю", "незнаю", "хз", "без понятия", "білмеймін", "билмеймин", "don t know", "dont know", "no idea", "not sure",
            "не понимаю", "слишком сложно", "не разберусь", "не могу разобраться", "не умею", "түсінбей", "тусинбей", "қиын", "i don t understand", "too hard", "too difficult"]),
        (Wishes.NotHelped, ["не помогло", "не помогла", "не работает все равно", "все равно не", "по прежнему не", "так и не", "не заработал", "көмектеспеді", "did not help",
            "didn t help", "still not", "still no", "not working still"]),
        (Wishes.Helped, ["помогло", "заработал", "заработало", "все работает", "уже работает", "появился", "наладилось", "көмектесті", "істеп кетті", "it works", "works now", "it helped", "fixed"]),
        (Wishes.Thanks, ["спасибо", "благодарю", "спс", "рахмет", "рақмет", "thank", "thanks", "rahmet", "spasibo"]),
        (Wishes.Stop, ["уже не надо", "больше не надо", "уже не нужно", "больше не нужно", "не актуально", "отмените обращение", "закройте обращение", "енді керек емес", "not needed anymore", "never mind"]),
        (Wishes.SameAsBefore, ["тот же адрес", "адрес тот же", "там же", "сол мекенжай", "same address"]),
    ];

    private static readonly (Wishes Wish, string[] Phrases)[] Whole =
    [
        (Wishes.Human, ["оператор", "человек", "адам", "operator", "agent", "person", "специалист"]),
        (Wishes.Back, ["назад", "вернуться", "вернись", "артқа", "артка", "кері", "back", "go back", "nazad"]),
        (Wishes.Stop, ["стоп", "отмена", "отмени", "хватит", "отстань", "тоқта", "токта", "болдырмау", "stop", "cancel", "не надо", "керек емес"]),
        (Wishes.Yes, ["да", "ага", "угу", "верно", "точно", "правильно", "все верно", "да верно", "ок", "окей", "хорошо", "конечно", "иә", "иа", "ия", "дұрыс", "дурыс", "жарайды",
            "yes", "yep", "yeah", "ok", "okay", "sure", "right", "correct", "da", "+"]),
        (Wishes.No, ["нет", "не", "неа", "неверно", "не верно", "не так", "жоқ", "жок", "дұрыс емес", "no", "nope", "wrong", "net"]),
        (Wishes.Greeting, ["привет", "здравствуйте", "здраствуйте", "добрый день", "доброе утро", "добрый вечер", "сәлем", "салем", "сәлеметсіз бе", "салеметсиз бе",
            "ассалаумағалейкум", "қайырлы күн", "hello", "hi", "good morning", "good day", "hey", "privet"]),
    ];

    private static readonly string[] Persons = ["человек", "оператор", "специалист", "сотрудник", "менеджер", "консультант", "адамды", "адамға", "адамга", "адаммен", "живым", "живого", "agent", "human", "representative"];

    private static readonly string[] Asking =
        ["позов", "соедин", "свяж", "переключ", "перевед", "дай", "нужен", "хочу", "поговор", "пообщ", "керек", "қос", "кос", "сөйлес", "сойлес", "шақыр", "шакыр", "get", "give", "want", "need", "connect"];

    private static readonly string[] NoHuman = ["какой оператор", "какого оператора", "каким оператором", "какой у вас опер", "сотового оператора", "сотовый оператор", "операторы связи", "оператора связи", "оператор хамил", "оператор нахамил", "оператор мне ", "оператор бросил", "оператор обещал",
        "оператор был", "оператор дұрыс", "оператор дөрекі", "оператор айтты", "операторы груб", "операторы не", "операторы не отвеч", "вашего оператора груб", "жалоба на оператора", "жалоба на вашего оператора", "пожаловаться на оператора", "was rude", "mobile operator", "which operator", "what operator",
        "human error", "чей оператор", "у другого оператора", "другого оператора", "байланыс операторы", "қандай оператор", "спасибо оператору", "оператору спасибо", "оператор молодец", "работать оператором", "вакансия оператора", "стать оператором", "фактор", "не надо оператора", "не нужен оператор", "оператор не нужен", "без оператора", "оператор керек емес",
        "какой у вас оператор", "оператор связи", "оператор грубо", "оператор сказал", "оператор не ", "ваш оператор ", "мобильный оператор", "другой оператор", "вашего оператора связи"];

    // As they sound, so that Kazakh without its letters and Latin spellings are the same; short ones are whole words, longer ones may go on.
    private static readonly (Wishes Wish, SearchValues<string> Sounds)[] AnywhereSounds = Array.ConvertAll(Anywhere, pair => (pair.Wish, Sounds(pair.Phrases)));

    private static readonly SearchValues<string> NoHumanSounds = Sounds(NoHuman);

    private static SearchValues<string> Sounds(string[] phrases) =>
        SearchValues.Create([.. phrases.Select(phrase => phrase.Length > 5 ? $" {Sounding.Of(phrase)}" : $" {Sounding.Of(phrase)} ")], StringComparison.Ordinal);

    public static Wishes Read(string simple)
    {
        var buffer = ArrayPool<char>.Shared.Rent(simple.Length + 2);
        var length = Sounding.Of(simple, buffer.AsSpan(1, simple.Length));
        var padded = buffer.AsSpan(0, length + 2);
        (padded[0], padded[^1]) = (' ', ' ');
        padded.Replace('-', ' ');
        var wishes = Heard(simple, padded);
        ArrayPool<char>.Shared.Return(buffer);
        return wishes;
    }

    private static Wishes Heard(string simple, ReadOnlySpan<char> padded)
    {
        var wishes = Wishes.None;
        foreach (var (wish, sounds) in AnywhereSounds)
        {
            wishes |= padded.ContainsAny(sounds) ? wish : Wishes.None;
        }
        foreach (var (wish, phrases) in Whole)
        {
            wishes |= Array.Exists(phrases, phrase => simple == phrase || Begins(wish, simple, phrase)) ? wish : Wishes.None;
        }
        wishes |= MisspelledOperator(simple) || AsksForPerson(simple) ? Wishes.Human : Wishes.None;
        // "Оператор, Абая 10": the word stands at the beginning or the end as a call.
        wishes |= simple.StartsWith("оператор ", StringComparison.Ordinal) || simple.EndsWith(" оператор", StringComparison.Ordinal) ? Wishes.Human : Wishes.None;
        if (padded.ContainsAny(NoHumanSounds))
        {
            wishes &= ~Wishes.Human;
        }
        if ((wishes & Wishes.NotHelped) != Wishes.None)
        {
            wishes &= ~Wishes.Helped;
        }
        if (simple.StartsWith("нет ", StringComparison.Ordinal) && simple.Any(char.IsDigit) || padded.Contains(" ошибся ", StringComparison.Ordinal) || padded.Contains(" исправ", StringComparison.Ordinal))
        {
            wishes |= Wishes.Correction;
        }
        return wishes;
    }

    /// <summary>The message is a wish and nothing besides: there is no problem in "оператор" or "спасибо".</summary>
    public static bool IsNothingElse(string simple) => Anywhere.Concat(Whole).Any(pair => Array.Exists(pair.Phrases, phrase => simple == phrase));

    // "Позовите нормального человека", "переведи на человека": a person and a verb of asking, with anything between and around.
    private static bool AsksForPerson(string simple)
    {
        var words = simple.Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, word => Array.Exists(Asking, start => word.StartsWith(start, StringComparison.Ordinal)))
            && Enumerable.Range(0, words.Length).Any(i => Array.Exists(Persons, start => words[i].StartsWith(start, StringComparison.Ordinal))
                && (i == 0 || !char.IsDigit(words[i - 1][0])));
    }

    // "опиратора пж": the word is known by its bones.
    private static bool MisspelledOperator(string simple) => simple.Split([' ', '-', '/']).Any(word => word.Length is >= 7 and <= 11
        && Bones(Sounding.Of(word)) is { Length: >= 4 } bones && bones.StartsWith("пртр", StringComparison.Ordinal) && Sounding.Of(word)[0] is 'о' or 'а'
        && word is not ("оператор" or "operator" or "операторы" or "оператором"));

    private static string Bones(string sound) => string.Concat(sound.Where(letter => !"аеиоу".Contains(letter, StringComparison.Ordinal)));

    // "Да, верно", "нет, не помогло": yes and no also begin a longer answer; a greeting begins anything.
    private static bool Begins(Wishes wish, string simple, string phrase) =>
        wish is Wishes.Yes or Wishes.No or Wishes.Greeting && phrase.Length > 1
        && simple.StartsWith(phrase + " ", StringComparison.Ordinal)
        && (wish == Wishes.Greeting || simple.Count(letter => letter == ' ') <= 3)
        && !(wish == Wishes.No && simple.StartsWith("нет и", StringComparison.Ordinal)) && phrase != "не";
}
