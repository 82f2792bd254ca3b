using System.Collections.Immutable;
using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>A subscriber's marked words in the portal's markup: bold, italic, code and links only (bitrix24.md §12), every tag of our own making. Pure.</summary>
internal static class ToPortalMarks
{
    public static string Words(string text, ImmutableArray<LineMark> marks)
    {
        var ours = marks.Where(mark => mark is { Start: >= 0, Length: > 0 } && mark.Start + mark.Length <= text.Length && Tag(mark) is not null)
            .OrderBy(mark => mark.Start).ThenByDescending(mark => mark.Length).ToList();
        if (ours.Count == 0)
        {
            return ToPortal.Words(text);
        }
        var written = new StringBuilder(text.Length + (8 * ours.Count));
        var open = new Stack<LineMark>();
        int[] borders = [.. ours.SelectMany(mark => new[] { mark.Start, mark.Start + mark.Length }).Append(0).Append(text.Length).Distinct().Order()];
        for (var i = 0; i + 1 < borders.Length; i++)
        {
            var (from, to) = (borders[i], borders[i + 1]);
            var here = ours.Where(mark => mark.Start <= from && mark.Start + mark.Length >= to).ToList();
            // Crossing marks are closed and opened again: the portal's tags only nest.
            while (open.Any(mark => !here.Contains(mark)))
            {
                written.Append("[/").Append(Name(open.Pop())).Append(']');
            }
            foreach (var mark in here.Where(mark => !open.Contains(mark)))
            {
                open.Push(mark);
                written.Append(Tag(mark));
            }
            written.Append(ToPortal.Words(text[from..to], atLineStart: from == 0 || text[from - 1] == '\n'));
        }
        while (open.TryPop(out var left))
        {
            written.Append("[/").Append(Name(left)).Append(']');
        }
        return written.ToString();
    }

    private static string? Tag(LineMark mark) => mark.Look switch
    {
        MarkLook.Bold => "[b]",
        MarkLook.Italic => "[i]",
        MarkLook.Code => "[code]",
        MarkLook.Link when mark.Target is { } target && IsHarmless(target) => $"[url={target}]",
        _ => null,
    };

    private static string Name(LineMark mark) => mark.Look switch
    {
        MarkLook.Bold => "b",
        MarkLook.Italic => "i",
        MarkLook.Code => "code",
        _ => "url",
    };

    // An address that could close its own tag stays words.
    private static bool IsHarmless(string target) => target.AsSpan().IndexOfAny("[]\n\r ") < 0
        && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
