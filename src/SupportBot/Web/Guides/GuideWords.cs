namespace SupportBot.Web.Guides;

/// <summary>The words around the guides on their pages.</summary>
internal sealed record GuideWords(
    string Title, string Search, string Find, string ByProblem, string ByRouter, string Nothing, string All, string Chat, string NotFound,
    string Helped, string NotHelped, string Human, string Walk, string OpenIn, string Draft, string Step)
{
    public static GuideWords In(Language language) => language switch
    {
        Language.Kazakh => new("Нұсқаулықтар", "Роутер немесе ақау", "Іздеу", "Не болды?", "Роутер бойынша",
            "Мұндай нұсқаулық табылмады. Басқаша жазып көріңіз немесе чатқа жазыңыз.", "Барлық нұсқаулық", "Чатқа жазу", "Мұндай бет жоқ",
            "Көмектесті, бәрі жұмыс істейді", "Көмектеспеді: чатқа жазыңыз", "Әрі қарай оператор көмектеседі: чатқа жазыңыз",
            "Чатта ботпен бірге орындау", "{0} арқылы ашу", "Нобай: абоненттер мұны әлі көрмейді", "{0}-қадам"),
        Language.English => new("Guides", "A router or a problem", "Find", "What is wrong?", "By router",
            "No such guide. Try other words, or write to us in the chat.", "All guides", "Write in the chat", "There is no such page",
            "It helped, everything works", "It did not help: write in the chat", "An operator helps from here: write in the chat",
            "Walk it with the bot in the chat", "Open in {0}", "A draft: subscribers do not see it yet", "step {0}"),
        _ => new("Инструкции", "Роутер или неполадка", "Найти", "Что случилось?", "По роутеру",
            "Такой инструкции не нашлось. Попробуйте другими словами или напишите в чат.", "Все инструкции", "Написать в чат", "Такой страницы нет",
            "Помогло, всё работает", "Не помогло: напишите в чат", "Дальше поможет оператор: напишите в чат",
            "Пройти вместе с ботом в чате", "Открыть в {0}", "Черновик: абоненты его пока не видят", "шаг {0}"),
    };

    public static string NameOf(Language language) => language switch
    {
        Language.Kazakh => "Қазақша",
        Language.English => "English",
        _ => "Русский",
    };
}
