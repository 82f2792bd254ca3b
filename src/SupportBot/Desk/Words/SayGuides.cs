namespace SupportBot.Desk.Words;

/// <summary>What stands on the report about guides.</summary>
public static class SayGuides
{
    public static readonly Phrase Tab = new("Инструкции", "Нұсқаулықтар", "Guides");
    public static readonly Phrase Period = new("За сколько дней", "Неше күнге", "Over how many days");
    public static readonly Phrase Guide = new("Инструкция и шаг", "Нұсқаулық және қадам", "Guide and step");
    public static readonly Phrase Begun = new("Начали", "Бастады", "Begun");
    public static readonly Phrase Shown = new("Показан", "Көрсетілді", "Shown");
    public static readonly Phrase Finished = new("Дошли до конца", "Соңына жетті", "Finished");
    public static readonly Phrase Helped = new("Помогло", "Көмектесті", "Helped");
    public static readonly Phrase Left = new("Бросили", "Тастап кетті", "Left");
    public static readonly Phrase HandedOver = new("К оператору", "Операторға", "Handed over");
    public static readonly Phrase Moved = new("В другую", "Басқасына", "Moved on");
    public static readonly Phrase Nothing = new("За эти дни инструкции никто не проходил.", "Бұл күндері ешкім нұсқаулықпен жүрмеген.", "Nobody walked a guide in these days.");
    public static readonly Phrase Unused = new("Никто не проходил", "Ешкім ашпаған", "Nobody was led into");
    public static readonly Phrase Steps = new("Шаги", "Қадамдар", "Steps");
}
