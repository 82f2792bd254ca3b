namespace SupportBot.Understanding;

/// <summary>
/// Words of this world that mean the same in three languages: the learner sees the notion besides the word, so that a Russian example teaches Kazakh.
/// Beginnings of words as they sound (<see cref="Sounding"/>), longest first within a letter.
/// </summary>
internal static class Notions
{
    private static readonly (string Notion, string Words)[] Table =
    [
        ("net", "интернет инет инэт нэт internet inet сеть"), ("wifi", "wifi вайфа вафл вифи уайфай"), ("router", "роутер рутер раутер маршрутиз модем router modem"),
        ("ont", "терминал онт ону ont onu gpon гпон"), ("box", "приставк ресивер тюнер тв-бокс декодер"), ("tv", "тв телеви теледидар телек телик tv iptv айпитиви"),
        ("channel", "канал арна channel"), ("not", "не нет нету жоқ жок емес not no никак нихрена без without"), ("notwork", "істемейді істемей істеме жұмыс down broken жұмысістемей"),
        ("work", "работ раьот пашет фурычит істе work"), ("slow", "медлен тормоз баяу slow тупит лагает виснет lag"), ("speed", "скорост жылдамды speed мбит мегабит mbps"),
        ("drop", "обрыв отвалива вылета прерыва пропада үзіл отключается drop disconnect"), ("pay", "оплат плат төле pay заплат закин"), ("money", "деньг денег тенге тг ақша money баланс balance счет счёт"),
        ("debt", "долг задолж қарыз debt"), ("tariff", "тариф tarif plan пакет package"), ("price", "цен стоит стоимост баға price cost"), ("password", "пароль парол құпия password құпиясөз"),
        ("account", "кабинет кабинетк account логин login"), ("contract", "договор келісім шарт contract"), ("cable", "кабел провод сым cable wire шнур оптик"), ("torn", "порва обор перереза үзіліп кесіл torn cut перегры"),
        ("tech", "мастер монтаж техник монтёр инженер мамандар technician engineer шебер"), ("when", "когда қашан when скоро"), ("connect", "подключ қос connect"), ("move", "переезд переех көш перен move relocat"),
        ("human", "оператор адам человек human operator агент специалист"), ("outage", "авари апат outage профилакт жөндеу"), ("complain", "жалоб пожал шағым complain претенз"), ("cancel", "расторг отказ бұзу cancel terminat тоқтат приостан"),
        ("new", "новый жаңа new новая"), ("setup", "настро баптау реттеу setup configur"), ("error", "ошибк қате error 651 678 691 619 720 809 815 868"), ("hello", "привет здравств сәлем hello салем добрый"),
        ("thanks", "спасибо рахмет рақмет thank благодар спс"), ("address", "адрес мекенжай address"), ("off", "отключ выключ өшір off"), ("show", "показ көрсет show"), ("light", "лампоч горит индикатор шам жан light los лос"),
        ("red", "красн қызыл red"), ("burnt", "сгорел күйіп burnt сломал бұзыл"), ("weak", "слаб әлсіз нашар weak плох bad"), ("phone", "телефон смартфон phone айфон ноут комп"),
    ];

    private static readonly Dictionary<char, (string Start, string Notion)[]> Starts = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (Start: Sounding.Of(word), row.Notion)))
        .GroupBy(pair => pair.Start[0])
        .ToDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.Start.Length).ToArray());

    /// <summary>The notion of a word; the beginning of the word itself when it has none.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> sound)
    {
        if (sound.Length > 0 && Starts.TryGetValue(sound[0], out var starts))
        {
            foreach (var (start, notion) in starts)
            {
                // Short ones ("не", "тв") are whole words.
                if (start.Length <= 3 ? sound.SequenceEqual(start) : sound.StartsWith(start, StringComparison.Ordinal))
                {
                    return notion;
                }
            }
        }
        return sound.Length > 5 ? sound[..5] : sound;
    }
}
