using System.Collections.Immutable;
using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>
/// Keeps track of marked places while the text around them is still being changed: their borders travel in the text as private letters, which no
/// person writes, and are taken out at the end. For one text.
/// </summary>
internal sealed class Marking
{
    private const char FirstOpen = '\uE100';
    private const char FirstClose = '\uE200';
    private const int Most = 0x100;

    private readonly List<(MarkLook Look, string? Target)> _marks = [];

    /// <summary>The text without letters that could be taken for borders.</summary>
    public static string Free(string text) => text.Any(IsBorder) ? string.Concat(text.Where(letter => !IsBorder(letter))) : text;

    /// <summary>Nothing but the borders in a text.</summary>
    public static string Only(string text) => string.Concat(text.Where(IsBorder));

    /// <summary>Begins a marked place at the end of the words; null when there are more marks than anybody needs.</summary>
    public int? Open(StringBuilder words, MarkLook look, string? target = null)
    {
        if (_marks.Count == Most)
        {
            return null;
        }
        _marks.Add((look, target));
        words.Append((char)(FirstOpen + _marks.Count - 1));
        return _marks.Count - 1;
    }

    public void Close(StringBuilder words, int mark) => words.Append((char)(FirstClose + mark));

    /// <summary>A link with its address spelled out behind it.</summary>
    /// <param name="clicked">False = the address is no link, only words (a telephone).</param>
    public void Link(StringBuilder words, string inner, string target, bool clicked)
    {
        var link = clicked ? Open(words, MarkLook.Link, System.Net.WebUtility.HtmlDecode(target)) : null;
        words.Append(inner);
        if (link is not { } opened)
        {
            words.Append(": ").Append(target);
            return;
        }
        Close(words, opened);
        var address = Open(words, MarkLook.Address);
        words.Append(": ").Append(target);
        if (address is { } spelled)
        {
            Close(words, spelled);
        }
    }

    /// <summary>The finished words without blank space at their ends, and the places.</summary>
    public PortalWords Read(string text)
    {
        var words = new StringBuilder(text.Length);
        var from = new int[_marks.Count];
        var to = new int[_marks.Count];
        foreach (var letter in text)
        {
            if (letter is >= FirstOpen and < FirstClose && letter - FirstOpen < from.Length)
            {
                from[letter - FirstOpen] = words.Length;
            }
            else if (letter is >= FirstClose && letter - FirstClose < to.Length)
            {
                to[letter - FirstClose] = words.Length;
            }
            else
            {
                words.Append(letter);
            }
        }
        var whole = words.ToString();
        var start = whole.Length - whole.TrimStart().Length;
        var trimmed = whole.Trim();
        var marks = _marks.Select((mark, at) => Within(mark.Look, from[at] - start, to[at] - start, trimmed.Length, mark.Target)).OfType<LineMark>().Concat(Quotes(trimmed));
        return new PortalWords(trimmed, [.. marks.OrderBy(mark => mark.Start)]);
    }

    private static LineMark? Within(MarkLook look, int from, int to, int length, string? target)
    {
        (from, to) = (Math.Max(0, from), Math.Min(length, to));
        return to > from ? new LineMark(look, from, to - from, target) : null;
    }

    // Lines of somebody else's words that follow each other are one quote.
    private static IEnumerable<LineMark> Quotes(string text)
    {
        int? begun = null;
        for (var at = 0; at <= text.Length;)
        {
            var line = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            var quoted = at < text.Length && text.AsSpan(at).StartsWith("> ");
            begun = quoted ? begun ?? at : begun;
            if (begun is { } start && (!quoted || line == text.Length))
            {
                yield return new LineMark(MarkLook.Quote, start, (quoted ? line : at - 1) - start);
                begun = null;
            }
            at = line + 1;
        }
    }

    private static bool IsBorder(char letter) => letter is >= FirstOpen and < (char)(FirstClose + Most);
}
