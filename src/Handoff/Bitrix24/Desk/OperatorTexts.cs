namespace Handoff.Bitrix24.Desk;

/// <summary>What operators read from us in the portal.</summary>
internal static class OperatorTexts
{
    public const string Withdrawn = "ℹ️ Помощь оператора больше не нужна: абонент отменил вызов или вопрос закрыт. Диалог можно завершить.";

    public const string Help =
        """
        Команды в начале строки, абонент их не видит:
        /guide имя — отправить инструкцию
        /callback — пообещать звонок
        /note текст — заметка для коллег
        /bot — вернуть разговор боту
        /close — завершить и попросить оценку
        /help — эта подсказка
        """;

    public static string NotDelivered(DeskSession session, string? reason) =>
        $"Сообщение не доставлено: {Who(session)}. {reason ?? "Причина не известна."}";

    public static string Held(DeskSession session, string advice, string? suggestion, string text) => suggestion is null
        ? $"Ответ не отправлен: {Who(session)}. {advice}\nВаш текст: {text}"
        : $"Ответ не отправлен: {Who(session)}. {advice}\nМожно так: {suggestion}";

    public static string LedByAnother(DeskSession session, string name) => $"Ответ не отправлен: {Who(session)}. Разговор ведёт {name}.";

    public static string Unknown(DeskSession session, string what) => $"Не получилось: {Who(session)}. «{what}» не известно. /help покажет команды.";

    public static string Done(DeskSession session, string what) => $"{what}: {Who(session)}.";

    public static string NoRecall(DeskSession session) => $"Удалить сообщение у абонента нельзя: {Who(session)}. Оно уже прочитано или мессенджер этого не умеет.";

    public static string FileLost(DeskSession session, string name) => $"Файл «{name}» не удалось передать: {Who(session)}. Отправьте его ещё раз.";

    private static string Who(DeskSession session) => $"диалог «{$"{session.FirstName} {session.LastName}".Trim()}»";
}
