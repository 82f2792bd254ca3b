using System.Text;

namespace SupportBot.Channels.Telegram;

/// <summary>Marked words in Telegram's HTML (telegram.md §6.1): escaped, every tag closed, nested as it allows. Pure.</summary>
public static class TelegramHtml
{
    /// <summary>Only what stands between the tags we write ourselves may mean anything.</summary>
    public static string Escape(string words) =>
        words.AsSpan().IndexOfAny('&', '<', '>') < 0 ? words : new StringBuilder(words).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();

    public static string Of(MarkedText text, Range piece)
    {
        if (text.Marks.Count == 0)
        {
            return Escape(text.Visible[piece]);
        }
        var html = new StringBuilder();
        var open = new List<TextMark>();
        foreach (var (place, marks) in text.Runs(piece))
        {
            var wanted = Nestable(marks);
            // A messenger with links needs no address beside them.
            if (wanted.Exists(mark => mark.Look == TextLook.Address))
            {
                continue;
            }
            var common = open.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
            CloseTo(html, open, common);
            foreach (var mark in wanted.Skip(common))
            {
                html.Append(Tag(mark, text.Visible));
                open.Add(mark);
            }
            html.Append(Escape(wanted.Exists(mark => mark.Look == TextLook.Quote) ? Unquoted(text.Visible, place) : text.Visible[place]));
        }
        CloseTo(html, open, 0);
        return html.ToString();
    }

    // Code stands alone but for a quote around it; a link inside a link is none.
    private static List<TextMark> Nestable(IReadOnlyList<TextMark> marks)
    {
        var code = marks.Any(mark => mark.Look == TextLook.Code);
        return [.. marks.Where(mark => !code || mark.Look is TextLook.Quote or TextLook.Code).DistinctBy(mark => mark.Look)];
    }

    private static void CloseTo(StringBuilder html, List<TextMark> open, int depth)
    {
        for (; open.Count > depth; open.RemoveAt(open.Count - 1))
        {
            html.Append("</").Append(Name(open[^1].Look)).Append('>');
        }
    }

    private static string Tag(TextMark mark, string text) => mark.Look == TextLook.Link
        ? $"<a href=\"{Escape(mark.Target ?? text.Substring(mark.Start, mark.Length)).Replace("\"", "&quot;", StringComparison.Ordinal)}\">"
        : $"<{Name(mark.Look)}>";

    private static string Name(TextLook look) => look switch
    {
        TextLook.Quote => "blockquote",
        TextLook.Link => "a",
        TextLook.Bold => "b",
        TextLook.Italic => "i",
        TextLook.Underline => "u",
        TextLook.Strike => "s",
        TextLook.Code => "code",
        _ => throw new InvalidOperationException($"No tag for {look}."),
    };

    // The sign of a quote in words is the tag's here.
    private static string Unquoted(string text, Range place)
    {
        var words = text[place];
        var lineStart = place.Start.Value == 0 || text[place.Start.Value - 1] == '\n';
        words = lineStart && words.StartsWith("> ", StringComparison.Ordinal) ? words[2..] : words;
        return words.Replace("\n> ", "\n", StringComparison.Ordinal);
    }
}
