using System.Globalization;
using SupportBot.Operators;

namespace SupportBot.Desk.Words;

/// <summary>Codes of the house in words an operator reads.</summary>
internal static class Names
{
    public static Phrase Of(OperatorRole role) => role switch
    {
        OperatorRole.Senior => Say.RoleSenior,
        OperatorRole.Administrator => Say.RoleAdministrator,
        _ => Say.RoleOperator,
    };

    public static Phrase OfState(string state) => state switch
    {
        "WaitingForOperator" => new("ждёт оператора", "операторды күтуде", "waits for an operator"),
        "ChoosingCallback" => new("выбирает время звонка", "қоңырау уақытын таңдауда", "chooses a time for a call"),
        "WithOperator" => new("с оператором", "оператормен", "with an operator"),
        "FollowingGuide" => new("идёт по инструкции", "нұсқаулықпен жүруде", "follows a guide"),
        "Rating" => new("ставит оценку", "баға қоюда", "rates"),
        "Idle" => new("закрыт", "жабық", "closed"),
        _ => new("с ботом", "ботпен", "with the bot"),
    };

    /// <summary>What became of a message, as short as a tick.</summary>
    public static Phrase OfOutcome(string outcome) => outcome switch
    {
        "pending" => new("в очереди", "кезекте", "queued"),
        "sent" => new("отправлено", "жіберілді", "sent"),
        "delivered" => new("доставлено", "жеткізілді", "delivered"),
        "refused" => new("не принято", "қабылданбады", "refused"),
        "unreachable" => new("абонент недоступен", "абонент қолжетімсіз", "cannot be reached"),
        "suppressed" => new("не отправлено: ведёт оператор", "жіберілмеді: оператор жүргізеді", "not sent: an operator leads"),
        "expired" => new("устарело, не отправлено", "мерзімі өтті, жіберілмеді", "expired, not sent"),
        _ => new(outcome, outcome, outcome),
    };

    /// <summary>A field of the card.</summary>
    public static Phrase OfField(string field) => field switch
    {
        "name" => Say.Name,
        "phone" => Say.Phone,
        "address" => Say.Address,
        "contract" => Say.Contract,
        "router" => Say.Router,
        "problem" => Say.Problem,
        _ => new(field, field, field),
    };

    /// <summary>"17", or "300+" when nobody has counted further.</summary>
    public static string Counted(int number) => number > Workplace.MostCounted ? $"{Whole(Workplace.MostCounted)}+" : Whole(number);

    public static bool Failed(string? outcome) => outcome is "refused" or "unreachable" or "expired";

    public static Phrase OfDeed(string deed) => deed switch
    {
        Deeds.Login => new("вошёл", "кірді", "logged in"),
        Deeds.Look => new("открыл разговор", "әңгімені ашты", "opened a conversation"),
        Deeds.Search => new("искал", "іздеді", "searched"),
        Deeds.Callbacks => new("смотрел звонки", "қоңырауларды қарады", "looked at the calls"),
        Deeds.Took => new("взял", "алды", "took"),
        Deeds.TookOver => new("перехватил", "өзіне алды", "took over"),
        Deeds.Wrote => new("ответил", "жауап берді", "replied"),
        Deeds.Noted => new("оставил заметку", "жазба қалдырды", "noted"),
        Deeds.Guide => new("отправил инструкцию", "нұсқаулық жіберді", "sent a guide"),
        Deeds.Corrected => new("исправил карточку", "карточканы түзетті", "corrected the card"),
        Deeds.Transferred => new("передал", "берді", "transferred"),
        Deeds.Promised => new("обещал звонок", "қоңырау уәде етті", "promised a call"),
        Deeds.Called => new("звонил", "қоңырау шалды", "called"),
        Deeds.Released => new("вернул боту", "ботқа қайтарды", "gave back to the bot"),
        Deeds.Closed => new("завершил", "аяқтады", "closed"),
        Deeds.Account => new("изменил учётную запись", "есептік жазбаны өзгертті", "changed an account"),
        Deeds.FalseAlarm => new("отметил ложную тревогу", "жалған дабылды белгіледі", "marked a false alarm"),
        _ => new(deed, deed, deed),
    };

    /// <summary>"сейчас", "5 мин", "2 ч", "3 д": how long ago.</summary>
    public static string Ago(TimeSpan time, Speech speech) => time switch
    {
        { TotalMinutes: < 1 } => speech[Say.Now],
        { TotalHours: < 1 } => $"{Whole(time.TotalMinutes)} {speech[Say.Minutes]}",
        { TotalDays: < 1 } => $"{Whole(time.TotalHours)} {speech[Say.Hours]}",
        _ => $"{Whole(time.TotalDays)} {speech[Say.Days]}",
    };

    public static string Clock(DateTimeOffset moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset moment) => moment.ToString("dd.MM HH:mm", CultureInfo.InvariantCulture);

    private static string Whole(double number) => Math.Floor(number).ToString(CultureInfo.InvariantCulture);
}
