using System.Globalization;
using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>The operator's card as one message of the portal, its fields in the order of the contract. Pure.</summary>
public static class CardText
{
    public static string Of(OperatorCard card, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        text.Append("[b]📋 Карточка обращения[/b]");
        Line(text, "Язык", Language(card.Language));
        Line(text, "Канал", card.Channel);
        Line(text, "Абонент", card.Name);
        Line(text, "Телефон", Sure(card.Phone.Number, card.Phone.Confirmed));
        Line(text, "Адрес", Sure(card.Address.Normalised, card.Address.Confirmed) + Own(card.Address.Own));
        Line(text, "Договор", card.Contract);
        Line(text, "Статус", card.Status);
        Line(text, "Проблема", $"{card.Problem.Title}{Percent(card.Problem.Confidence)}{Own(card.Problem.Own)}");
        Line(text, "Авария", card.Outage);
        Line(text, "Что пробовали", card.Tried.IsEmpty ? "ничего" : string.Concat(card.Tried.Select(tried => $"\n  • {tried.What} — {tried.Answer}")));
        Line(text, "Роутер", card.Router);
        Line(text, "Фото", card.Photos.IsEmpty ? "нет" : card.Photos.Length.ToString(CultureInfo.InvariantCulture));
        Line(text, "Почему к Вам", card.Reason);
        Line(text, "Просил оператора, раз", card.Asked.ToString(CultureInfo.InvariantCulture));
        Line(text, "Ждёт с", card.WaitingSince is { } since ? Clock(since, zone, "HH:mm") : "не ждёт");
        Line(text, "Раньше", card.Previous.IsEmpty
            ? "за 30 дней обращений не было"
            : string.Concat(card.Previous.Select(past => $"\n  • {Clock(past.At, zone, "dd.MM")} {past.Problem} — {past.Result}")));
        if (card.ReplyUntil is { } until)
        {
            Line(text, "Мессенджер разрешает отвечать до", Clock(until, zone, "dd.MM HH:mm"));
        }
        text.Append("\n\nСообщения ниже пишет бот от имени абонента. Команды: /help");
        return text.Length > ToPortal.Longest ? text.ToString(0, ToPortal.Longest) : text.ToString();
    }

    internal const string ContactsTitle = "[b]Контакт в CRM:[/b]";

    /// <summary>The card with links to the contacts that have the subscriber's phone, before its last paragraph.</summary>
    internal static string WithContacts(string card, string links)
    {
        var at = card.LastIndexOf("\n\n", StringComparison.Ordinal);
        return at < 0 ? $"{card}\n{ContactsTitle} {links}" : $"{card[..at]}\n{ContactsTitle} {links}{card[at..]}";
    }

    internal static string Clock(DateTimeOffset moment, TimeZoneInfo zone, string format) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString(format, CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string title, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"\n[b]{title}:[/b] {ToPortal.Words(value)}");

    private static string Sure(string value, bool confirmed) => confirmed ? $"{value} (подтверждён)" : value;

    private static string Own(string words) => words.Length == 0 ? "" : $" — «{words}»";

    private static string Percent(double confidence) => confidence is > 0 and < 1
        ? string.Create(CultureInfo.InvariantCulture, $" ({confidence * 100:0} %)")
        : "";

    private static string Language(string code) => code switch
    {
        "kk" => "казахский",
        "en" => "английский",
        "ru" => "русский",
        _ => code,
    };
}
