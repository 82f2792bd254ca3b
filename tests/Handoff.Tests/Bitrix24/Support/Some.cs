namespace Handoff.Tests.Bitrix24.Support;

/// <summary>Made-up people and cards.</summary>
internal static class Some
{
    public const string Chat = "telegram:900100200";

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static OperatorCard Card(string name = "Айгуль Серик", string phone = "+77010000000") => new()
    {
        Language = "kk",
        Channel = "telegram",
        Name = name,
        Phone = new CardPhone(phone, Confirmed: true),
        Address = new CardAddress("улица Абая, 10, кв. 25", "абая 10-25", Confirmed: true),
        Contract = "не известен",
        Status = "обычный",
        Problem = new CardProblem("no_internet", "Нет интернета", 0.94, "со вчера [b]нет[/b] интернета"),
        Outage = "не известно об аварии",
        Tried = [new CardAttempt("Питание", "горит")],
        Router = "TP-Link",
        Reason = "попросил оператора",
        Asked = 1,
        WaitingSince = Now,
    };

    public static HandoffRequest Request(string id = "h1", string conversation = Chat, params DeskLine[] lines) =>
        new(id, conversation, Card(), lines.Length == 0 ? [Line("m1", "абая 10-25, нет интернета")] : [.. lines]);

    public static DeskLine Line(string id, string text, string conversation = Chat, LineAuthor author = LineAuthor.Subscriber) =>
        new(conversation, id, author, text, Now);
}
