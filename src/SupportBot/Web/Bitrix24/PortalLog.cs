using Handoff;
using Handoff.Bitrix24;
using SupportBot.Diagnostics;
using SupportBot.Turns;

namespace SupportBot.Web.Bitrix24;

/// <summary>What the portal's connection has to tell: into the log, the counter of repairs, and a note in the conversation for the desk.</summary>
public sealed partial class PortalLog(ILogger<PortalLog> log, Func<Lanes> lanes, Func<Metrics> metrics, IIds ids) : IPortalDiary
{
    private static readonly DeskOperator Watch = new("b24:watch", "Bitrix24");

    public void Note(DiaryLevel level, string text)
    {
        switch (level)
        {
            case DiaryLevel.Alarm:
                LogAlarm(log, text);
                break;
            case DiaryLevel.Warning:
                LogWarning(log, text);
                break;
            case DiaryLevel.News:
                LogNews(log, text);
                break;
            default:
                LogDetail(log, text);
                break;
        }
    }

    public void Repaired(string what, string conversation)
    {
        metrics().HandoffRepaired(what);
        LogNews(log, $"Repaired in a handed-over conversation: {what}");
        if (ChatKey.TryParse(conversation, out var chat))
        {
            var id = ids.Next();
            _ = lanes().Ask(chat, $"bitrix24/repaired/{id}", new OperatorEvent.Noted(id, Words(what)) { Operator = Watch });
        }
    }

    private static string Words(string what) => what switch
    {
        "reply" => "Ответ оператора не пришёл событием и взят из истории Bitrix24.",
        "close" => "Завершение диалога не пришло событием и найдено сверкой с Bitrix24.",
        "ghost" => "В Bitrix24 оставался открытым диалог, который здесь уже закончен; он закрыт.",
        _ => $"Сверка с Bitrix24: {what}",
    };

    [LoggerMessage(Level = LogLevel.Critical, Message = "Bitrix24: {Text}")]
    private static partial void LogAlarm(ILogger log, string text);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bitrix24: {Text}")]
    private static partial void LogWarning(ILogger log, string text);

    [LoggerMessage(Level = LogLevel.Information, Message = "Bitrix24: {Text}")]
    private static partial void LogNews(ILogger log, string text);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Bitrix24: {Text}")]
    private static partial void LogDetail(ILogger log, string text);
}
