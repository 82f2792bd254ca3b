namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>What an error code of Meta's means for us: the table of whatsapp.md §8. Pure; words are for the operator or the engineer.</summary>
public static class TroubleTable
{
    private const string NewToken = "Выпустите новый бессрочный токен системного пользователя и запишите его в WhatsApp:AccessToken.";

    public static Verdict Of(GraphTrouble trouble) => trouble.Code switch
    {
        131056 => new Verdict.PairPace(),
        4 or 80007 => new Verdict.NumberPace("лимит вызовов приложения исчерпан", TimeSpan.FromSeconds(30)),
        130429 => new Verdict.NumberPace("слишком много сообщений в секунду", TimeSpan.FromSeconds(2)),
        131057 => new Verdict.NumberPace("номер обслуживается Meta", TimeSpan.FromSeconds(45)),
        1 or 2 or 131000 or 131016 or 133004 => new Verdict.Later("неполадка на стороне Meta"),
        131047 => new Verdict.WindowClosed(),
        131026 => new Verdict.Unreachable("у абонента нет WhatsApp, старая версия приложения или он не принял условия: позвоните или напишите в другой канал"),
        131048 => new Verdict.Alarm("Meta ограничила номер: много жалоб на сообщения", "Проверьте качество номера в WhatsApp Manager; не пишите первыми."),
        131049 or 131050 => new Verdict.Refused("Meta не доставляет это сообщение: абонент отказался от рассылок или их слишком много"),
        130472 => new Verdict.Refused("Meta не доставила сообщение этому абоненту (эксперимент Meta)"),
        131051 => new Verdict.Refused("такой вид сообщения WhatsApp не принимает"),
        131052 or 131053 => new Verdict.MediaLost("файл не принят WhatsApp"),
        131021 => new Verdict.Refused("получатель совпадает с нашим номером"),
        131030 => new Verdict.Refused("номера абонента нет в списке тестового аккаунта: добавьте его в панели Meta"),
        131062 => new Verdict.Refused("у абонента скрыт номер, а это сообщение без номера не отправить"),
        130497 => new Verdict.Alarm("Meta запрещает писать в эту страну", "Проверьте ограничения аккаунта в WhatsApp Manager."),
        131031 or 368 => new Verdict.Down("аккаунт WhatsApp заблокирован Meta", "Откройте WhatsApp Manager, посмотрите причину и подайте апелляцию."),
        131037 => new Verdict.Down("имя номера не одобрено", "Утвердите отображаемое имя номера в WhatsApp Manager."),
        131042 => new Verdict.Down("не оплачен аккаунт WhatsApp", "Проверьте способ оплаты в WhatsApp Manager."),
        131045 or 133010 => new Verdict.Down("номер не зарегистрирован в Cloud API", "Зарегистрируйте номер: см. docs/whatsapp.md, «Номер»."),
        133016 => new Verdict.Down("слишком много регистраций номера", "Подождите 72 часа и зарегистрируйте номер один раз."),
        131005 or 3 or 10 or (>= 200 and <= 299) => new Verdict.Down("у токена нет нужного права", "Дайте системному пользователю права whatsapp_business_messaging и whatsapp_business_management."),
        0 or 190 or 104 => new Verdict.Down("токен WhatsApp не действует", NewToken),
        33 => new Verdict.Down("номер удалён или не виден токену", "Проверьте WhatsApp:PhoneNumberId."),
        131063 or 131064 => new Verdict.Alarm("шаблоны ограничены Meta", "Проверьте категории шаблонов в WhatsApp Manager."),
        132000 => new Verdict.Refused("в шаблоне другое число переменных: нужна ровно одна, см. docs/whatsapp.md"),
        132001 => new Verdict.Refused("шаблона на этом языке нет: проверьте WhatsApp:Templates"),
        132005 or 132007 or 132008 or 132012 or 132018 => new Verdict.Refused("текст не подошёл шаблону"),
        132015 or 132016 => new Verdict.Refused("шаблон остановлен Meta за жалобы: укажите другой в WhatsApp:Templates"),
        132069 => new Verdict.Later("сценарий Meta временно ограничен"),
        100 or 131008 or 131009 or 135000 or 132068 or 137000 => new Verdict.Refused("WhatsApp не принял форму сообщения"),
        _ when trouble.Transient || trouble.Status >= 500 || trouble.Status == 429 => new Verdict.Later("неполадка на стороне Meta"),
        _ => new Verdict.Refused($"WhatsApp отказал (код {trouble.Code})"),
    };
}

/// <summary>What follows from an error. A closed set.</summary>
public abstract record Verdict(string Reason)
{
    /// <summary>Too much for this person: he alone waits, longer each time.</summary>
    public sealed record PairPace() : Verdict("слишком часто этому абоненту");

    /// <summary>Too much for our number: everybody waits a moment.</summary>
    public sealed record NumberPace(string Reason, TimeSpan After) : Verdict(Reason);

    public sealed record Later(string Reason) : Verdict(Reason);

    /// <summary>More than 24 hours since the subscriber wrote.</summary>
    public sealed record WindowClosed() : Verdict(
        "прошло больше 24 часов с последнего сообщения абонента, WhatsApp не пропускает свободный текст. Позвоните ему: «Обещать звонок» (или /callback) поставит звонок в список");

    public sealed record Unreachable(string Reason) : Verdict(Reason);

    public sealed record Refused(string Reason) : Verdict(Reason);

    /// <summary>The uploaded file is gone or bad: it is uploaded once more.</summary>
    public sealed record MediaLost(string Reason) : Verdict(Reason);

    /// <summary>This message is refused, and the engineer should know why.</summary>
    public sealed record Alarm(string Reason, string Remedy) : Verdict(Reason);

    /// <summary>Nothing leaves until somebody mends it.</summary>
    public sealed record Down(string Reason, string Remedy) : Verdict(Reason);
}
