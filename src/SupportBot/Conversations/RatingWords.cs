namespace SupportBot.Conversations;

/// <summary>A rating in words: one figure from 1 to 5, and hardly anything else.</summary>
internal static class RatingWords
{
    public static bool AreRating(string text) => Stars(text) is not null;

    public static int? Stars(string text)
    {
        var bare = text.AsSpan().Trim(" .!⭐\t\r\n");
        return bare.Length == 1 && bare[0] is >= '1' and <= '5' ? bare[0] - '0' : null;
    }
}
