using SupportBot.Operators;

namespace SupportBot.Desk.Words;

/// <summary>What stands on the report about polite speech.</summary>
public static class SayPolite
{
    public static readonly Phrase Tab = new("Вежливость", "Сыпайылық", "Polite speech");
    public static readonly Phrase Rule = new("Правило", "Ереже", "Rule");
    public static readonly Phrase Total = new("Всего", "Барлығы", "In all");
    public static readonly Phrase Advised = new("Совет", "Кеңес", "Advised");
    public static readonly Phrase Held = new("Задержано", "Ұсталды", "Held");
    public static readonly Phrase Insisted = new("Настояли", "Табанды болды", "Insisted");
    public static readonly Phrase Observed = new("Проба", "Сынақ", "On trial");
    public static readonly Phrase FalseAlarms = new("Ложных", "Жалған", "False alarms");
    public static readonly Phrase ByWeek = new("По неделям", "Апта сайын", "By week");
    public static readonly Phrase Rules = new("По правилам", "Ережелер бойынша", "By rule");
    public static readonly Phrase People = new("По операторам", "Операторлар бойынша", "By operator");
    public static readonly Phrase PeopleHint = new("По алфавиту, а не по числу. Пробные правила и ложные тревоги не считаются.", "Саны бойынша емес, әліпби ретімен. Сынақтағы ережелер мен жалған дабылдар есептелмейді.", "By name, not by number. Rules on trial and false alarms do not count.");
    public static readonly Phrase Review = new("Ложные тревоги: посмотреть правила", "Жалған дабылдар: ережелерді қарау", "False alarms: look at the rules");
    public static readonly Phrase Reviewed = new("Разобрано", "Қаралды", "Settled");
    public static readonly Phrase Nothing = new("За эти дни замечаний к ответам операторов нет.", "Бұл күндері операторлардың жауаптарына ескерту жоқ.", "Nothing was found in operators' replies in these days.");
    public static readonly Phrase Examples = new("Примеры", "Мысалдар", "Examples");
    public static readonly Phrase Subscriber = new("Абонент", "Абонент", "Subscriber");
    public static readonly Phrase Reason = new("Причина", "Себебі", "Reason");
    public static readonly Phrase NotWhole = new("Замечаний очень много: самые старые не вошли.", "Ескерту тым көп: ең ескілері кірмеді.", "There are very many findings: the oldest are left out.");

    public static Phrase Of(FindingFate fate) => fate switch
    {
        FindingFate.Observed => Observed,
        FindingFate.Held => Held,
        FindingFate.Insisted => Insisted,
        _ => Advised,
    };
}
