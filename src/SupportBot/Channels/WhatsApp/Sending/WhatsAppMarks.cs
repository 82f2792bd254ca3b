using System.Text;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// Marked words of a person in WhatsApp's signs (whatsapp.md §10). There is no escaping: signs go to the borders of words in one line, and a text that
/// has such letters of its own gets none. Pure.
/// </summary>
public static class WhatsAppMarks
{
    private static readonly char[] Signs = ['*', '_', '~', '`'];

    /// <summary>One piece of the text with its signs.</summary>
    public static string Render(MarkedText text, Range piece)
    {
        var (start, end) = (piece.Start.Value, piece.End.Value);
        if (text.Marks.Count == 0 || text.Visible.AsSpan(start, end - start).IndexOfAny(Signs) >= 0)
        {
            return text.Visible[piece];
        }
        var chosen = new List<(int From, int To, char Sign)>();
        foreach (var mark in text.Marks.Where(mark => Sign(mark.Look) is not null).OrderByDescending(mark => mark.Length))
        {
            foreach (var (from, to) in Lines(text.Visible, Math.Max(mark.Start, start), Math.Min(mark.End, end)))
            {
                if (StandsAlone(text.Visible, from, to) && chosen.TrueForAll(other => Agree(other, from, to)))
                {
                    chosen.Add((from, to, Sign(mark.Look)!.Value));
                }
            }
        }
        return Write(text.Visible, start, end, chosen);
    }

    /// <summary>The looks a subscriber's signs stand for; the signs stay in his words.</summary>
    public static IReadOnlyList<TextMark> Read(string text)
    {
        var marks = new List<TextMark>();
        for (var at = 0; at < text.Length; at++)
        {
            if (Look(text[at]) is { } look && Opens(text, at) && Closing(text, at) is { } close)
            {
                marks.Add(new TextMark(look, at, close + 1 - at));
                at = close;
            }
        }
        return marks;
    }

    private static bool Opens(string text, int at) =>
        at + 2 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] != text[at] && (at == 0 || IsBorder(text[at - 1]));

    private static int? Closing(string text, int open)
    {
        for (var at = open + 2; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == text[open])
            {
                return !char.IsWhiteSpace(text[at - 1]) && (at + 1 == text.Length || IsBorder(text[at + 1])) ? at : null;
            }
        }
        return null;
    }

    private static bool IsBorder(char letter) => !char.IsLetterOrDigit(letter) && Look(letter) is null;

    private static TextLook? Look(char sign) => sign switch
    {
        '*' => TextLook.Bold,
        '_' => TextLook.Italic,
        '~' => TextLook.Strike,
        _ => null,
    };

    private static char? Sign(TextLook look) => look switch
    {
        TextLook.Bold => '*',
        TextLook.Italic => '_',
        TextLook.Strike => '~',
        TextLook.Code => '`',
        _ => null,
    };

    // A sign holds within one line and clings to its words.
    private static IEnumerable<(int From, int To)> Lines(string text, int from, int end)
    {
        while (from < end)
        {
            var line = text.IndexOf('\n', from, end - from) is >= 0 and var at ? at : end;
            var (first, last) = (from, line);
            while (first < last && char.IsWhiteSpace(text[first]))
            {
                first++;
            }
            while (last > first && char.IsWhiteSpace(text[last - 1]))
            {
                last--;
            }
            if (last > first)
            {
                yield return (first, last);
            }
            from = line + 1;
        }
    }

    private static bool StandsAlone(string text, int from, int to) =>
        (from == 0 || !char.IsLetterOrDigit(text[from - 1])) && (to == text.Length || !char.IsLetterOrDigit(text[to]));

    // One inside the other, or apart; the same place twice with the same sign says nothing.
    private static bool Agree((int From, int To, char Sign) other, int from, int to) =>
        to <= other.From || from >= other.To || (from >= other.From && to <= other.To);

    private static string Write(string text, int start, int end, List<(int From, int To, char Sign)> chosen)
    {
        var written = new StringBuilder(end - start + (2 * chosen.Count));
        for (var at = start; at <= end; at++)
        {
            foreach (var (_, _, sign) in chosen.Where(one => one.To == at).Reverse())
            {
                written.Append(sign);
            }
            foreach (var (_, _, sign) in chosen.Where(one => one.From == at))
            {
                written.Append(sign);
            }
            if (at < end)
            {
                written.Append(text[at]);
            }
        }
        return written.ToString();
    }
}
