namespace SupportBot.Policy.Reading;

/// <summary>Sees what kind of thing each word is: number, telephone, card, code, name, capitals.</summary>
internal static class Looks
{
    private const int ShortestCode = 6;

    public static void See(string text, List<Word> words)
    {
        foreach (var word in words)
        {
            word.Traits |= Of(text.AsSpan(word.Start, word.Length), word);
        }
    }

    private static Traits Of(ReadOnlySpan<char> own, Word word)
    {
        var (digits, small, capitals, latin, cyrillic, masks) = (0, 0, 0, 0, 0, 0);
        foreach (var sign in own)
        {
            digits += char.IsDigit(sign) ? 1 : 0;
            small += char.IsLower(sign) ? 1 : 0;
            capitals += char.IsUpper(sign) ? 1 : 0;
            latin += Letters.IsLatin(sign) ? 1 : 0;
            cyrillic += Letters.IsCyrillic(sign) ? 1 : 0;
            masks += Letters.IsMask(sign) ? 1 : 0;
        }
        var letters = small + capitals;
        if (letters == 0)
        {
            return Number(own, word.Plain, digits);
        }
        var traits = latin > 0 && cyrillic == 0 ? Traits.Latin : cyrillic == letters ? Traits.Cyrillic : Traits.None;
        traits |= capitals > 1 && small == 0 ? Traits.Capitals : Traits.None;
        traits |= !word.First && char.IsUpper(own[0]) && small > 0 ? Traits.Name : Traits.None;
        if (own.Contains('@') && own.Contains('.') || (own.Contains('.') && latin > 0))
        {
            return traits | Traits.Address;
        }
        if (masks > 0)
        {
            traits |= Traits.Masked;
        }
        return digits == 0 ? traits : traits | WithDigits(own, digits, small, letters);
    }

    private static Traits WithDigits(ReadOnlySpan<char> own, int digits, int small, int letters)
    {
        // 100мбит, 12а, 5ГГц: a number and its unit.
        var leading = own.IndexOfAnyExceptInRange('0', '9');
        if (leading == digits && leading > 0 && letters <= 6 && Letters.IsCyrillic(own[leading]))
        {
            return Traits.Unit;
        }
        if (leading == digits && leading is > 0 and <= 4 && letters <= 4 && own[leading..] is "G" or "g" or "GHz" or "ghz" or "Mb" or "mbps" or "Mbps" or "x" or "GB" or "Gb" or "K" or "p" or "V" or "A" or "m")
        {
            return Traits.Unit;
        }
        return small == 0 && letters + digits <= 14 ? Traits.Model | Traits.Mixed : letters + digits < ShortestCode ? Traits.Mixed : Traits.Mixed | Traits.Coded;
    }

    private static Traits Number(ReadOnlySpan<char> own, string plain, int digits)
    {
        if (own.ContainsAny('.', ':', '/') || own.Contains(','))
        {
            return own.Count('.') == 3 ? Traits.Address : Traits.Number;
        }
        var traits = Traits.Number | (digits >= 4 ? Traits.Digits : Traits.None);
        if (digits is 10 or 11 && plain[0] is '7' or '8')
        {
            return traits | Traits.Phone;
        }
        if (digits == 16 || (digits is >= 13 and <= 19 && Luhn(plain)))
        {
            return traits | Traits.Card;
        }
        return digits == 12 && Born(plain) ? traits | Traits.Iin : traits;
    }

    // Year, month, day, then 1 to 6 for century and sex.
    private static bool Born(string digits) =>
        int.Parse(digits.AsSpan(2, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12
        && int.Parse(digits.AsSpan(4, 2), System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31
        && digits[6] is >= '0' and <= '6';

    private static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 0 ? digit : digit * 2;
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
