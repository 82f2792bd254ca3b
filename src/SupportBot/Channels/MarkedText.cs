using System.Text;

namespace SupportBot.Channels;

/// <summary>
/// A text of the bot with its only markup taken out: what a person sees, and which places of it are bold. Each messenger puts its own marks
/// back. Pure.
/// </summary>
/// <param name="Visible">The text without marks; limits of messengers count it.</param>
/// <param name="Bold">Places in <paramref name="Visible"/>, in order, never overlapping, never empty.</param>
public sealed record MarkedText(string Visible, IReadOnlyList<Range> Bold)
{
    private const string Mark = "**";

    /// <summary>Only the bot's texts are marked: two asterisks of a person are two asterisks.</summary>
    public static MarkedText Of(OutgoingMessage message) => message.Author is Author.Bot or Author.System ? Read(message.Text) : new(message.Text, []);

    /// <summary>Reads <c>**bold**</c>; a mark without its partner stays as it is.</summary>
    public static MarkedText Read(string text)
    {
        if (!text.Contains(Mark, StringComparison.Ordinal))
        {
            return new MarkedText(text, []);
        }
        var visible = new StringBuilder(text.Length);
        var bold = new List<Range>();
        var from = 0;
        while (text.IndexOf(Mark, from, StringComparison.Ordinal) is >= 0 and var open
            && text.IndexOf(Mark, open + Mark.Length, StringComparison.Ordinal) is >= 0 and var close)
        {
            visible.Append(text, from, open - from);
            var begin = visible.Length;
            visible.Append(text, open + Mark.Length, close - open - Mark.Length);
            if (visible.Length > begin)
            {
                bold.Add(begin..visible.Length);
            }
            from = close + Mark.Length;
        }
        return new MarkedText(visible.Append(text, from, text.Length - from).ToString(), bold);
    }

    /// <summary>One piece with every bold place put between marks; <paramref name="escape"/> makes the words safe for the messenger's markup.</summary>
    public string Render(Range piece, string open, string close, Func<string, string> escape)
    {
        var (start, end) = (piece.Start.Value, piece.End.Value);
        var rendered = new StringBuilder(end - start + 16);
        foreach (var place in Bold)
        {
            var (from, to) = (Math.Max(start, place.Start.Value), Math.Min(end, place.End.Value));
            if (from >= to)
            {
                continue;
            }
            rendered.Append(escape(Visible[start..from])).Append(open).Append(escape(Visible[from..to])).Append(close);
            start = to;
        }
        return rendered.Append(escape(Visible[start..end])).ToString();
    }
}
