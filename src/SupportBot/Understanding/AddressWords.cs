using System.Collections.Frozen;

namespace SupportBot.Understanding;

/// <summary>Which part of an address a word names.</summary>
internal enum AddressPart
{
    House,
    Building,
    Apartment,
    Entrance,
    Floor,
}

/// <summary>The words around a street's name: its type, the names of the parts, and words that are never a street.</summary>
internal static class AddressWords
{
    private static readonly FrozenDictionary<string, string> Types = Sounds(
        ("улица", "улица улице улицы улицу ул көше көшесі көшесінің көшесінде көш street str ulica ulitsa ulitsy ul koshesi koshe st"),
        ("проспект", "проспект проспекте проспекта просп пр даңғыл даңғылы даңғ даңғылында avenue ave prospekt prospect"),
        ("переулок", "переулок переулке переулка пер тұйық тұйықкөшесі lane pereulok"), ("проезд", "проезд проезде проезда өткелі өткел"),
        ("микрорайон", "микрорайон микрорайоне микрорайона мкр мкрн микраш микроаудан микроауданы шағын ықшам ықшамаудан mkr mikrorayon mikroraion microdistrict"),
        ("бульвар", "бульвар бульваре бульвары бул boulevard"), ("шоссе", "шоссе тас трасса highway"), ("тупик", "тупик тупике тұйығы"), ("площадь", "площадь площади пл алаңы"), ("аллея", "аллея аллее"));

    // The second halves of types in two words: "шағын ауданы", "тас жолы".
    private static readonly FrozenSet<string> Tails = Set("аудан ауданы ауданында ауданының жолы жол көшесі");

    private static readonly FrozenDictionary<string, AddressPart> Parts = new (AddressPart Part, string Words)[]
    {
        (AddressPart.House, "дом дома доме д үй үйі үйде үйінде үйге house dom uy ui"),
        (AddressPart.Building, "корпус корпусе корп к кор блок строение стр building"),
        (AddressPart.Apartment, "квартира квартиры квартире квартиру кварт кв пәтер пәтері пәтерде apt apartment flat kv kvartira офис оф комната ком office room pater"),
        (AddressPart.Entrance, "подъезд подъезде подъезда подьезд под подъез вход кіреберіс кіреберісі кіреберісте подезд entrance podezd podyezd"),
        (AddressPart.Floor, "этаж этаже этажа эт қабат қабаты қабатта қабатында floor etazh"),
    }.SelectMany(row => row.Words.Split(' ').Select(word => (Sound: Sounding.Of(word), row.Part))).DistinctBy(pair => pair.Sound).ToFrozenDictionary(pair => pair.Sound, pair => pair.Part, StringComparer.Ordinal);

    private static readonly FrozenSet<string> KazakhParts = Set("үй үйі үйде үйінде үйге пәтер пәтері пәтерде кіреберіс кіреберісі кіреберісте қабат қабаты қабатта қабатында");

    // A number before one of these is a time, a sum, a speed; not a house.
    private static readonly FrozenSet<string> Units = Set("""
        час часа часов ч мин минут минуты минуту сек секунд день дня дней дні күн күннен сутки суток недель неделя недели апта ай месяц месяца месяцев год года лет жыл раз рет мбит мбитс мб гб мегабит
        мегабайт мегабита гигабит кбит mbps mbit ms мс тг тенге теңге kzt руб рублей процент процентов каналов канала каналов арна телевизора телевизор телефона роутера устройства устройств утра вечера
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря сағат минуттан минутта ватт вольт метр метров м шт штук человек пинг
        """);

    // Words around an address that say nothing themselves.
    private static readonly FrozenSet<string> Fillers = Set("""
        адрес адресу адреса мой моя мне у меня на по в во г город городе живу живем проживаю нахожусь это вот мекенжай мекенжайым менің тұрамын тұрамыз мекенжайы address my i live at is the здравствуйте
        добрый день привет сәлем сәлеметсіз бе наш наша улица да нет же им имени
        """);

    // So near to streets that a guess would be wrong oftener than right.
    private static readonly FrozenSet<string> Common = Set("""
        интернет интернета интернете работает работал работало показал показывает скорость скорости тест телевизора телефон телефона номер договора договор перезвоните вчера сегодня завтра оплата оплатил
        оплаты платил роутер роутера модем кабель кабеля мастер мастера заявка заявки каналы каналов пропал пропадает перестал после ошибка ошибку сигнал пароль подключить подключение отключили тариф тарифа
        деньги баланс счет время минут часов дней недели месяц сколько когда почему помогите пожалуйста здравствуйте спасибо оператор оператора человек устройство устройства приставка терминал лицевой
        состояние станция просто только около более менее через нужно можно квартира подъезд
        """);

    public static string? Type(AddressToken token) => Types.GetValueOrDefault(token.Sound);

    public static bool IsTail(AddressToken token) => Tails.Contains(token.Sound);

    /// <summary>The category of a type as the directory writes it.</summary>
    public static string? Category(string type) => Types.GetValueOrDefault(Sounding.Of(type.ToLowerInvariant().Split(' ')[0]));

    /// <param name="kazakh">In a Kazakh address "п" is the flat; in a Russian one the entrance.</param>
    public static AddressPart? Part(AddressToken token, bool kazakh) => token.Sound is "п" or "p" ? kazakh ? AddressPart.Apartment : AddressPart.Entrance
        : Parts.TryGetValue(token.Sound, out var part) ? part : null;

    public static bool IsKazakhPart(AddressToken token) => KazakhParts.Contains(token.Sound);

    public static bool IsUnit(AddressToken token) => Units.Contains(token.Sound);

    public static bool IsFiller(AddressToken token) => Fillers.Contains(token.Sound);

    public static bool IsCommon(AddressToken token) => Common.Contains(token.Sound);

    private static FrozenDictionary<string, string> Sounds(params (string Type, string Words)[] rows) => rows
        .SelectMany(row => row.Words.Split(' ').Select(word => (Sound: Sounding.Of(word), row.Type)))
        .DistinctBy(pair => pair.Sound).ToFrozenDictionary(pair => pair.Sound, pair => pair.Type, StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Sounding.Of).ToFrozenSet(StringComparer.Ordinal);
}
