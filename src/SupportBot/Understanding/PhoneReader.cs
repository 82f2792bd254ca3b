using System.Text;

namespace SupportBot.Understanding;

/// <summary>Kazakh phone numbers in any spelling (telegram.md §7), and contract numbers named as such.</summary>
internal static class PhoneReader
{
    private const string Separators = " -()+.\u00A0\u2011\u2013";

    private static readonly string[] ContractWords = ["договор", "дог ", "лицев", "л/с", "счет", "счёт", "шарт", "келісім", "шот", "contract", "account", "абонент"];

    /// <summary>The first phone number as <c>+7XXXXXXXXXX</c>; null when there is none.</summary>
    public static string? Read(string text) => Find(text, 0)?.Number;

    /// <summary>The text without phone numbers: none of them is an address.</summary>
    public static string Without(string text)
    {
        if (Find(text, 0) is not { } found)
        {
            return text;
        }
        var rest = new StringBuilder();
        var from = 0;
        for (var next = (Found?)found; next is { } phone; next = Find(text, from))
        {
            rest.Append(text, from, phone.From - from).Append(" ; ");
            from = phone.To;
        }
        return rest.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>A number of five to twelve figures behind a word for contract or account; null when there is none.</summary>
    public static string? Contract(string text)
    {
        foreach (var word in ContractWords)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                continue;
            }
            var rest = text.AsSpan(at + word.Length, Math.Min(40, text.Length - at - word.Length));
            var from = rest.IndexOfAnyInRange('0', '9');
            var length = from < 0 ? 0 : rest[from..].IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length - from;
            if (length is >= 5 and <= 12)
            {
                return rest.Slice(from, length).ToString();
            }
        }
        return null;
    }

    private static Found? Find(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsAsciiDigit(text[at - 1])) && At(text, at) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    // Eleven figures beginning with 7 or 8, or ten beginning with the code; not cut out of a longer run of figures.
    private static Found? At(string text, int from)
    {
        Span<char> figures = stackalloc char[11];
        var count = 0;
        Found? found = null;
        for (var at = from; at < text.Length && count < 11; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                if (!Separators.Contains(text[at], StringComparison.Ordinal))
                {
                    break;
                }
                continue;
            }
            figures[count++] = text[at];
            var ends = at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1]);
            if (ends && Number(figures[..count]) is { } number)
            {
                found = new Found(number, from, at + 1);
            }
        }
        return found;
    }

    private static string? Number(ReadOnlySpan<char> figures) => figures switch
    {
        ['7' or '8', '7' or '6', ..] when figures.Length == 11 => $"+7{figures[1..]}",
        ['7' or '6', ..] when figures.Length == 10 => $"+7{figures}",
        _ => null,
    };

    private readonly record struct Found(string Number, int From, int To);
}
