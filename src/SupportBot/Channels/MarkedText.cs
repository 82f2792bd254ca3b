using System.Text;

namespace SupportBot.Channels;

/// <summary>
/// A text with its markup taken out: what a person sees, and which places of it have a look of their own. Each messenger puts its own marks
/// back. Pure.
/// </summary>
/// <param name="Visible">The text without marks; limits of messengers count it.</param>
/// <param name="Marks">Places in <paramref name="Visible"/>, all inside it, never empty.</param>
public sealed record MarkedText(string Visible, IReadOnlyList<TextMark> Marks)
{
    private const string Mark = "**";

    /// <summary>Only the bot's texts are marked with asterisks: two asterisks of a person are two asterisks. A person's marks come beside his words.</summary>
    public static MarkedText Of(OutgoingMessage message) => message.Author is Author.Bot or Author.System
        ? Read(message.Text)
        : new(message.Text, [.. (message.Marks ?? []).Where(mark => mark is { Start: >= 0, Length: > 0 } && mark.End <= message.Text.Length)]);

    /// <summary>Reads <c>**bold**</c>; a mark without its partner stays as it is.</summary>
    public static MarkedText Read(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal))
        {
            return new MarkedText(text, []);
        }
        var visible = new StringBuilder(text.Length);
        var bold = new List<TextMark>();
        var from = 0;
        while (text.IndexOf(Mark, from, StringComparison.Ordinal) is >= 0 and var open
            && text.IndexOf(Mark, open + Mark.Length, StringComparison.Ordinal) is >= 0 and var close)
        {
            visible.Append(text, from, open - from);
            var begin = visible.Length;
            visible.Append(text, open + Mark.Length, close - open - Mark.Length);
            if (visible.Length > begin)
            {
                bold.Add(new TextMark(TextLook.Bold, begin, visible.Length - begin));
            }
            from = close + Mark.Length;
        }
        return new MarkedText(visible.Append(text, from, text.Length - from).ToString(), bold);
    }

    /// <summary>A piece of the text cut at every border of a mark, in order, each with the marks that hold there, the outermost first.</summary>
    public IEnumerable<(Range Place, IReadOnlyList<TextMark> Marks)> Runs(Range piece)
    {
        var (start, end) = (piece.Start.Value, piece.End.Value);
        int[] borders = [.. Marks.SelectMany(mark => new[] { mark.Start, mark.End }).Append(start).Append(end).Where(at => at >= start && at <= end).Distinct().Order()];
        for (var i = 0; i + 1 < borders.Length; i++)
        {
            var (from, to) = (borders[i], borders[i + 1]);
            yield return (from..to, [.. Marks.Where(mark => mark.Start <= from && mark.End >= to).OrderBy(mark => mark.Look).ThenByDescending(mark => mark.Length)]);
        }
    }

    /// <summary>One piece with every bold place put between marks; <paramref name="escape"/> makes the words safe for the messenger's markup.</summary>
    public string Render(Range piece, string open, string close, Func<string, string> escape)
    {
        var rendered = new StringBuilder(Visible.Length + 16);
        foreach (var (place, marks) in Runs(piece))
        {
            var words = escape(Visible[place]);
            rendered.Append(marks.Any(mark => mark.Look == TextLook.Bold) ? $"{open}{words}{close}" : words);
        }
        return rendered.ToString();
    }
}
