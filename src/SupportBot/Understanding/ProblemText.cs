namespace SupportBot.Understanding;

/// <summary>The part of a message that tells the trouble: without the address, phone numbers, and a greeting before it.</summary>
internal static class ProblemText
{
    // As they sound; "бе" and "день" only belong to a greeting behind its first word.
    private static readonly HashSet<string> Greetings = new("""
        привет здравствуйте здраствуйте здравствуй здрасте добрый доброе доброго день утро вечер дня сәлем сәлеметсіз бе сәлеметсіздер ме қайырлы күн таң кеш ассалаумағалейкум салам hello hi hey good morning afternoon evening
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Sounding.Of), StringComparer.Ordinal);

    public static string Of(string text, AddressReading address)
    {
        var words = PhoneReader.Without(text).Split([' ', ',', '.', '!', '?', '\n', '\r', '\t', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (address.Status != AddressStatus.NoAddress)
        {
            var names = Names(address);
            words.RemoveAll(word => IsOfAddress(word, names));
        }
        var first = words.FindIndex(word => !Greetings.Contains(Sounding.Of(word.ToLowerInvariant())));
        // A greeting and nothing else is a greeting.
        return string.Join(' ', first > 0 ? words.Skip(first) : words);
    }

    private static HashSet<string> Names(AddressReading address) => new(
        address.Candidates.Concat(address.Street is { } street ? [street] : [])
            .SelectMany(street => street.Aliases.Append(street.NameRu).Append(street.NameKk))
            .SelectMany(name => AddressToken.Split(name)).Select(token => Stem(token.Sound)), StringComparer.Ordinal);

    private static bool IsOfAddress(string word, HashSet<string> names) => AddressToken.Split(word).TrueForAll(token => token.IsFigure
        || AddressWords.Type(token) is not null || AddressWords.Part(token, true) is not null || token.Text is "мкр" or "на" or "по" or "адрес" or "адресу" || names.Contains(Stem(token.Sound)));

    private static string Stem(string sound) => sound.Length > 4 ? sound[..4] : sound;
}
