namespace Handoff.Bitrix24.Words;

/// <summary>The portal's markup as a row of marks: texts and tags. Unknown tags are text; nothing is ever lost, nothing throws.</summary>
internal static class BbCode
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "i", "u", "s", "code", "url", "user", "chat", "img", "icon", "size", "color", "send", "put", "call", "timestamp", "disk",
        "context", "br", "like", "dislike", "quote", "font", "list", "*", "p", "left", "right", "center",
    };

    public static List<BbMark> Read(string text)
    {
        var marks = new List<BbMark>();
        var from = 0;
        for (var at = text.IndexOf('[', StringComparison.Ordinal); at >= 0; at = text.IndexOf('[', at))
        {
            if (Tag(text, at) is not { } tag)
            {
                at++;
                continue;
            }
            if (at > from)
            {
                marks.Add(new BbMark(BbKind.Text, text[from..at], ""));
            }
            marks.Add(tag.Mark);
            at = from = tag.End;
        }
        if (from < text.Length)
        {
            marks.Add(new BbMark(BbKind.Text, text[from..], ""));
        }
        return marks;
    }

    private static (BbMark Mark, int End)? Tag(string text, int at)
    {
        // Only as far as the next bracket: a text of nothing but brackets must not be looked through once for each.
        var close = text.IndexOfAny(['[', ']', '\n'], at + 1);
        if (close < 0 || text[close] != ']')
        {
            return null;
        }
        var inside = text.AsSpan(at + 1, close - at - 1);
        var closing = inside.StartsWith("/");
        inside = closing ? inside[1..] : inside;
        var end = inside.IndexOfAny('=', ' ');
        var name = (end < 0 ? inside : inside[..end]).ToString();
        if (!Known.Contains(name))
        {
            return null;
        }
        var value = end < 0 ? "" : inside[(end + 1)..].ToString();
        return (new BbMark(closing ? BbKind.Close : BbKind.Open, name.ToLowerInvariant(), value), close + 1);
    }
}

internal enum BbKind
{
    Text,
    Open,
    Close,
}

/// <param name="Word">The text, or the tag's name in small letters.</param>
/// <param name="Value">What follows the name: <c>27</c> of <c>[user=27]</c>, <c>format=…</c> of a timestamp.</param>
internal readonly record struct BbMark(BbKind Kind, string Word, string Value);
