namespace SupportBot.Understanding;

/// <summary>Numbers in words, as they occur in addresses: "двадцать пять", "третий", "он екі", "twenty five".</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, int> Values = Make(
        "1 один одна первый первая первого первом первой бір бірінші one first", "2 два две второй вторая второго втором екі екінші two second",
        "3 три третий третья третьего третьем үш үшінші three third", "4 четыре четвертый четвертая четвертого четвертом төрт төртінші four fourth",
        "5 пять пятый пятая пятого пятом бес бесінші five fifth", "6 шесть шестой шестая шестого шестом алты алтыншы six sixth",
        "7 семь седьмой седьмая седьмого седьмом жеті жетінші seven seventh", "8 восемь восьмой восьмая восьмого восьмом сегіз сегізінші eight eighth",
        "9 девять девятый девятая девятого девятом тоғыз тоғызыншы nine ninth", "10 десять десятый десятая десятом он оныншы ten", "11 одиннадцать одиннадцатый eleven",
        "12 двенадцать двенадцатый twelve", "13 тринадцать тринадцатый", "14 четырнадцать четырнадцатый", "15 пятнадцать пятнадцатый fifteen",
        "16 шестнадцать шестнадцатый", "17 семнадцать семнадцатый", "18 восемнадцать восемнадцатый", "19 девятнадцать девятнадцатый", "20 двадцать двадцатый жиырма twenty",
        "30 тридцать тридцатый отыз thirty", "40 сорок сороковой қырық forty", "50 пятьдесят елу fifty", "60 шестьдесят алпыс sixty", "70 семьдесят жетпіс seventy",
        "80 восемьдесят сексен eighty", "90 девяносто тоқсан ninety", "100 сто жүз hundred", "200 двести", "300 триста");

    /// <summary>The number a word says; null for any other word.</summary>
    public static int? Of(string word) => Values.TryGetValue(word, out var value) ? value : null;

    private static readonly HashSet<string> KazakhUnits = new("бір екі үш төрт бес алты жеті сегіз тоғыз бир еки уш торт жети сегиз тогыз".Split(' '), StringComparer.Ordinal);

    /// <summary>Is it one of the Kazakh words from one to nine?</summary>
    public static bool IsKazakhUnit(string word) => KazakhUnits.Contains(word);

    /// <summary>Does the second continue the first, as "пять" does "двадцать"?</summary>
    public static bool Continues(int first, int second) => (first >= 100 && second < 100) || (first is >= 10 and < 100 && first % 10 == 0 && second < 10);

    // Also as people write without the Kazakh letters.
    private static Dictionary<string, int> Make(params string[] rows)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var words = row.Split(' ');
            var value = int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var word in words.Skip(1))
            {
                values[word] = value;
                values.TryAdd(Plain(word), value);
            }
        }
        // "Он" is also the Russian "he": only its Kazakh neighbours tell, and an address is read without it.
        values.Remove("он");
        return values;
    }

    private static string Plain(string word) => word.Replace('і', 'и').Replace('ү', 'у').Replace('ө', 'о').Replace('ғ', 'г').Replace('қ', 'к');
}
