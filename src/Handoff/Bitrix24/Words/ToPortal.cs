using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>Our words as the portal shows them. A subscriber's words can never become its markup. Pure.</summary>
public static class ToPortal
{
    /// <summary>Longest message of ours; the portal cuts at 20,000.</summary>
    public const int Longest = 15_000;

    private const char Invisible = '\u200b';

    /// <summary>Foreign words: brackets and quote marks are made harmless and still read the same.</summary>
    /// <param name="atLineStart">The text begins a line; false = it goes on in the middle of one.</param>
    public static string Words(string text, bool atLineStart = true)
    {
        var clean = Letters.Clean(text);
        var safe = new StringBuilder(clean.Length + 8);
        var lineStart = atLineStart;
        for (var i = 0; i < clean.Length; i++)
        {
            var letter = clean[i];
            // ">>" quotes, and a row of dashes opens the quote of somebody else's message.
            if (lineStart && (letter == '>' || clean.AsSpan(i).StartsWith("------")))
            {
                safe.Append(Invisible);
            }
            lineStart = letter == '\n' || (lineStart && letter is ' ' or '\t');
            safe.Append(letter);
            if (letter == '[')
            {
                safe.Append(Invisible);
            }
        }
        return safe.ToString();
    }

    /// <summary>The bot's texts: as foreign words, but <c>**bold**</c> is bold.</summary>
    public static string BotWords(string text)
    {
        var parts = text.Split("**");
        if (parts.Length % 2 == 0)
        {
            return Words(text);
        }
        return string.Concat(parts.Select((part, at) => at % 2 == 0 || part.Length == 0 ? Words(part) : $"[b]{Words(part)}[/b]"));
    }

    public static string Bold(string text) => $"[b]{Words(text)}[/b]";
}
