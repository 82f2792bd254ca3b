namespace SupportBot.Conversations;

/// <summary>A rating in words: one figure from 1 to 5, and hardly anything else.</summary>
internal static class RatingWords
{
    // By the number of stars, from one.
    private static readonly string[][] Words =
    [
        ["один", "единица", "бір", "one", "кол"],
        ["два", "двойка", "екі", "two"],
        ["три", "тройка", "үш", "three"],
        ["четыре", "четвёрка", "четверка", "төрт", "four"],
        ["пять", "пятёрка", "пятерка", "бес", "five", "отлично", "өте жақсы", "excellent"],
    ];

    public static bool AreRating(string text) => Stars(text) is not null;

    public static int? Stars(string text)
    {
        var bare = text.AsSpan().Trim(" .!⭐\t\r\n");
        if (bare.Length == 1 && bare[0] is >= '1' and <= '5')
        {
            return bare[0] - '0';
        }
        var word = bare.ToString();
        var stars = Array.FindIndex(Words, words => Array.Exists(words, one => string.Equals(one, word, StringComparison.OrdinalIgnoreCase)));
        return stars < 0 ? null : stars + 1;
    }
}
