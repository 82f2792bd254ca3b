using System.Buffers;

namespace SupportBot.Understanding;

/// <summary>The phrases wishes are said in, in three languages; compared as they sound (<see cref="Sounding"/>), so that Kazakh without its letters and Latin spellings need no entry.</summary>
internal static class WishPhrases
{
    /// <summary>Anywhere in a message; short ones are whole words, longer ones may go on.</summary>
    public static readonly (Wishes Wish, SearchValues<string> Sounds)[] Anywhere =
    [
        (Wishes.StartOver, Sounds("сначала", "начать заново", "начнем заново", "давай заново", "заново начать", "по новой", "с начала", "басынан", "қайта бастау", "қайтадан баста", "start over", "restart", "start again", "from the beginning")),
        (Wishes.Menu, Sounds("меню", "главное меню", "menu", "мәзір", "басты бет")),
        (Wishes.DontKnow, Sounds("не знаю", "незнаю", "не знаем", "хз", "без понятия", "понятия не имею", "откуда мне знать", "не в курсе", "не помню", "білмеймін", "білмедім", "білмим", "есімде жоқ", "don t know", "dont know", "dunno",
            "no idea", "not sure", "don t remember", "не понимаю", "непонимаю", "не понял", "слишком сложно", "не разберусь", "не могу разобраться", "не умею", "түсінбей", "түсінбедім", "қиын", "i don t understand", "too hard", "too difficult", "затрудняюсь")),
        (Wishes.NotHelped, Sounds("не помогло", "не помогла", "не помогает", "непомогло", "не работает все равно", "все равно не", "все так же не", "по прежнему не", "по прежнему нет", "так и не", "не заработал", "ничего не изменил", "то же самое", "тоже самое",
            "без изменений", "бесполезно", "көмектеспеді", "көмектеспей", "сол күйі", "бәрібір істеме", "бәрібір жоқ", "өзгерген жоқ", "did not help", "didn t help", "doesn t help", "still not", "still no", "still doesn t", "not working still", "same problem", "no change")),
        (Wishes.Helped, Sounds("помогло", "помогла", "заработал", "все работает", "уже работает", "теперь работает", "снова работает", "появился", "появилось", "наладил", "починилось", "решилось", "все ок стало", "көмектесті", "істеп кетті", "істеп тұр", "қосылды", "пайда болды",
            "it works", "works now", "working now", "it helped", "that helped", "fixed", "solved", "it s back")),
        (Wishes.Thanks, Sounds("спасибо", "спасиб", "спасибки", "благодарю", "благодарствую", "спс", "спсб", "рахмет", "рақмет", "ракмет", "алғысым", "thank", "thanks", "thx", "спасибочки")),
        (Wishes.Stop, Sounds("уже не надо", "больше не надо", "уже не нужно", "больше не нужно", "не актуально", "неактуально", "отмените обращение", "закройте обращение", "закройте заявку", "вопрос снят", "енді керек емес", "керегі жоқ енді",
            "not needed anymore", "never mind", "nevermind", "forget it")),
        (Wishes.SameAsBefore, Sounds("тот же адрес", "тотже адрес", "адрес тот же", "адрес прежний", "по тому же адресу", "там же", "как в прошлый раз", "сол мекенжай", "бұрынғы мекенжай", "сол адрес", "same address", "as last time")),
        (Wishes.Correction, Sounds("ошибся", "ошиблась", "ошибочка", "исправ", "перепутал", "не тот адрес", "не тот дом", "точнее", "вернее", "қате жаздым", "қателестім", "дұрысы", "i meant", "correction", "my mistake")),
    ];

    /// <summary>Nothing else but fillers in the message.</summary>
    public static readonly (Wishes Wish, string[] Phrases)[] Whole =
    [
        (Wishes.Human, ["оператор", "человек", "адам", "operator", "agent", "person", "специалист"]),
        (Wishes.Back, ["назад", "обратно", "вернуться", "вернись", "вернемся", "шаг назад", "вернись назад", "верни назад", "вернуться назад", "артқа", "кері", "кейін", "алдыңғысы", "back", "go back", "step back", "previous"]),
        (Wishes.Stop, ["стоп", "отмена", "отмени", "отменить", "хватит", "отстань", "закончить", "завершить", "не надо", "не нужно", "тоқта", "тоқтат", "болдырмау", "керек емес", "болды", "stop", "cancel", "quit", "exit"]),
        (Wishes.Yes, ["да", "ага", "угу", "так точно", "верно", "точно", "правильно", "все верно", "все правильно", "да верно", "ок", "окей", "оке", "хорошо", "конечно", "давай", "давайте", "именно", "есть такое", "иә", "ия", "ие", "дұрыс", "жарайды",
            "жақсы", "болады", "әрине", "yes", "yep", "yeah", "yup", "ok", "okay", "sure", "right", "correct", "of course", "da", "dа", "+", "плюс"]),
        (Wishes.No, ["нет", "не", "неа", "нету", "нит", "неверно", "не верно", "не так", "неправильно", "не правильно", "не то", "жоқ", "дұрыс емес", "олай емес", "no", "nope", "nah", "wrong", "not correct", "net"]),
        (Wishes.Greeting, ["привет", "здравствуйте", "здраствуйте", "здрасте", "здрасьте", "добрый день", "доброе утро", "добрый вечер", "доброго дня", "сәлем", "салам", "сәлеметсіз бе", "сәлеметсіздер ме", "саламатсыз ба", "ассалаумағалейкум", "қайырлы күн", "қайырлы таң",
            "қайырлы кеш", "hello", "hi", "good morning", "good day", "good evening", "hey"]),
    ];

    /// <summary>Words that change nothing, swearing among them.</summary>
    public static readonly string[] Fillers = Array.ConvertAll(
        "блин бля блять блеать блядь сука нах нафиг нахрен нахуй пипец капец ну же уж вот пж пжл пжлст пожалуйста пожалста плиз plz pls please бот бро короче ой эй ээ мм ғой енді өтінем өтінемін damn fuck".Split(' '), Sounding.Of);

    /// <summary>Each begins a word; one of up to five letters is whole words, unless a star says that it may go on: "дымит*".</summary>
    public static SearchValues<string> Sounds(params string[] phrases) =>
        SearchValues.Create([.. phrases.Select(phrase => phrase.Length > 5 || phrase.EndsWith('*') ? $" {Sounding.Of(phrase.TrimEnd('*'))}" : $" {Sounding.Of(phrase)} ")], StringComparison.Ordinal);
}
