using System.Buffers;
using System.Text;

namespace SupportBot.Understanding;

/// <summary>The part of a message that tells the trouble: without the address, phone numbers, and a greeting before it.</summary>
internal static class ProblemText
{
    // As they sound; "бе" and "день" only belong to a greeting behind its first word.
    private static readonly HashSet<string> Greetings = new("""
        привет здравствуйте здраствуйте здравствуй здрасте добрый доброе доброго день утро вечер дня сәлем сәлеметсіз бе сәлеметсіздер ме қайырлы күн таң кеш ассалаумағалейкум салам hello hi hey good morning afternoon evening
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Sounding.Of), StringComparer.Ordinal);

    private static readonly SearchValues<char> Separators = SearchValues.Create(" ,.!?\n\r\t;:()");

    /// <param name="text">Without phone numbers.</param>
    /// <param name="tokens">The tokens of the text, in which the address was looked for.</param>
    public static string Of(string text, List<AddressToken> tokens, AddressReading address)
    {
        var names = address.Status == AddressStatus.NoAddress ? null : Names(address);
        var kept = new StringBuilder(text.Length);
        var (token, greeting) = (0, true);
        var firstGreetings = 0;
        for (int from = 0, to; from < text.Length; from = to + 1)
        {
            to = text.AsSpan(from).IndexOfAny(Separators) is var next and >= 0 ? from + next : text.Length;
            var first = token;
            while (token < tokens.Count && tokens[token].At < to)
            {
                token++;
            }
            if (to == from || (names is not null && IsOfAddress(tokens, first, token, names)))
            {
                continue;
            }
            greeting = greeting && token > first && Greetings.Contains(tokens[first].Sound);
            kept.Append(text, from, to - from).Append(' ');
            firstGreetings = greeting ? kept.Length : firstGreetings;
        }
        // A greeting and nothing else is a greeting.
        return firstGreetings < kept.Length ? kept.ToString(firstGreetings, kept.Length - firstGreetings) : kept.ToString();
    }

    private static HashSet<string> Names(AddressReading address)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var street in address.Street is { } one ? address.Candidates.Add(one) : address.Candidates)
        {
            foreach (var token in street.Aliases.Append(street.NameRu).Append(street.NameKk).SelectMany(AddressToken.Split))
            {
                names.Add(Stem(token.Sound));
            }
        }
        return names;
    }

    private static bool IsOfAddress(List<AddressToken> tokens, int from, int to, HashSet<string> names)
    {
        for (var i = from; i < to; i++)
        {
            var token = tokens[i];
            if (!token.IsFigure && AddressWords.Type(token) is null && AddressWords.Part(token, true) is null
                && token.Text is not ("мкр" or "на" or "по" or "адрес" or "адресу") && !names.Contains(Stem(token.Sound)))
            {
                return false;
            }
        }
        // Behind the last token nothing was looked for.
        return to > from || from < tokens.Count;
    }

    private static string Stem(string sound) => sound.Length > 4 ? sound[..4] : sound;
}
