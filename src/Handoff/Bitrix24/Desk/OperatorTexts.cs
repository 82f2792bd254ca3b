namespace Handoff.Bitrix24.Desk;

/// <summary>What operators read from us in the portal.</summary>
internal static class OperatorTexts
{
    /// <param name="reason">How the inquiry ended, in the caller's word.</param>
    public static string Withdrawn(string reason) => reason.ToLowerInvariant() switch
    {
        "callbackpromised" => "ℹ️ Абоненту обещан звонок, время и номер стоят в задаче. Диалог можно завершить.",
        "cancelled" => "ℹ️ Абонент отменил вызов оператора. Диалог можно завершить.",
        "released" => "ℹ️ Разговор снова ведёт бот. Диалог можно завершить.",
        "silent" => "ℹ️ Абонент больше не отвечает, обращение закрыто. Диалог можно завершить.",
        _ => "ℹ️ Обращение закрыто. Диалог можно завершить.",
    };

    public const string CloseByHand = "Разговор завершён, но закрыть диалог в портале приложению не разрешено. Завершите его, пожалуйста, сами";

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

    public static string NoRecall(DeskSession session, string? reason) => $"Удалить сообщение у абонента не удалось: {Who(session)}. {reason ?? "Мессенджер этого не умеет."}";

    public static string FileLost(DeskSession session, string name) => $"Файл «{name}» не удалось передать: {Who(session)}. Отправьте его ещё раз.";

    public static string Who(DeskSession session) => $"диалог «{$"{session.FirstName} {session.LastName}".Trim()}»";
}
