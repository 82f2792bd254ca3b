using System.Globalization;

namespace SupportBot.Channels;

/// <summary>
/// Cuts a text into pieces a messenger takes: at a paragraph, a line, or a space. A word or a link is cut only when it alone is longer than
/// a piece may be, and then never inside a letter with its marks, a pair of surrogates, or an emoji made of several. Pure.
/// </summary>
public static class TextSplitter
{
    /// <summary>The pieces in order, without the blank space at their ends; none for a blank text.</summary>
    /// <param name="limit">Longest piece in UTF-16 units, at least 2.</param>
    public static IReadOnlyList<string> Split(string text, int limit) => [.. Cut(text, limit).Select(piece => text[piece])];

    /// <summary>The same as places in <paramref name="text"/>, for those who carry markup beside it.</summary>
    public static IReadOnlyList<Range> Cut(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        var pieces = new List<Range>();
        var start = SkipBlank(text, 0);
        while (start < text.Length)
        {
            var end = text.Length - start <= limit ? text.Length : EndOf(text, start, limit);
            pieces.Add(start..TrimEnd(text, start, end));
            start = SkipBlank(text, end);
        }
        return pieces;
    }

    private static int EndOf(string text, int start, int limit)
    {
        // A break in the second half of the piece is worth a shorter piece; an earlier one would make crumbs.
        var half = start + (limit / 2);
        int line = -1, space = -1;
        for (var at = start + limit; at > start; at--)
        {
            if (!IsBreak(text, at))
            {
                continue;
            }
            if (text[at] == '\n' && at > half)
            {
                if (text[at - 1] == '\n' || (at + 1 < text.Length && text[at + 1] == '\n'))
                {
                    return at;
                }
                line = line < 0 ? at : line;
            }
            space = space < 0 ? at : space;
            if (at <= half)
            {
                break;
            }
        }
        return line > 0 ? line : space > 0 ? space : CutLongWord(text, start, limit);
    }

    private static int CutLongWord(string text, int start, int limit)
    {
        var end = start;
        while (true)
        {
            var cluster = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + cluster - start > limit)
            {
                break;
            }
            end += cluster;
        }
        if (end > start)
        {
            return end;
        }
        // One letter with more marks than a whole piece can hold: only the surrogates stay together.
        return char.IsLowSurrogate(text[start + limit]) && char.IsHighSurrogate(text[start + limit - 1]) ? start + limit - 1 : start + limit;
    }

    // A blank that carries a combining mark belongs to it; a no-break space is there to keep words together.
    private static bool IsBreak(string text, int at) => IsBlank(text[at])
        && (at + 1 >= text.Length || CharUnicodeInfo.GetUnicodeCategory(text, at + 1) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u2007' or '\u202F');

    private static int SkipBlank(string text, int from)
    {
        while (from < text.Length && IsBlank(text[from]))
        {
            from++;
        }
        return from;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }
        return end;
    }
}
