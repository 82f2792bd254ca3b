namespace SupportBot.Understanding;

/// <summary>Kazakh phone numbers in any spelling (telegram.md §7).</summary>
internal static class PhoneReader
{
    public static string? Read(string text)
    {
        var digits = "";
        foreach (var letter in text)
        {
            if (char.IsAsciiDigit(letter))
            {
                digits += letter;
                continue;
            }
            if (letter is ' ' or '-' or '(' or ')' or '+' or '\u00A0' or '.')
            {
                continue;
            }
            if (Number(digits) is { } number)
            {
                return number;
            }
            digits = "";
        }
        return Number(digits);
    }

    /// <summary>The text without long runs of figures: a phone is never an address.</summary>
    public static string Without(string simple) => string.Join(' ', simple.Split(' ').Where(word => word.Count(char.IsDigit) < 7
        && !(word.All(letter => char.IsDigit(letter) || letter == '-') && simple.Count(char.IsDigit) >= 10)));

    private static string? Number(string digits) => digits switch
    {
        { Length: 11 } when digits[0] is '7' or '8' && digits[1] is '7' or '6' => "+7" + digits[1..],
        { Length: 10 } when digits[0] is '7' or '6' => "+7" + digits,
        _ => null,
    };
}
