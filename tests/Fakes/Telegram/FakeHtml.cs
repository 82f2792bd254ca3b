using System.Text;

namespace Fakes.Telegram;

/// <summary>Reads the HTML of a message as strictly as the server does (telegram.md §6.1).</summary>
internal static class FakeHtml
{
    private static readonly string[] Tags = ["b", "i", "u", "s", "code", "pre", "a", "blockquote", "strong", "em", "ins", "del", "tg-spoiler"];

    public static (string Text, IReadOnlyList<string> Bold) Read(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Tag, int At)>();
        var bold = new List<string>();
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '<')
            {
                var close = html.IndexOf('>', i);
                i = Tag(html, i, close, text, open, bold);
            }
            else if (html[i] == '&')
            {
                var end = html.IndexOf(';', i);
                text.Append(Entity(end < 0 ? "" : html[(i + 1)..end]));
                i = end;
            }
            else
            {
                text.Append(html[i]);
            }
        }
        return open.Count == 0 ? (text.ToString(), bold) : throw Wrong($"Can't find end tag corresponding to start tag \"{open.Peek().Tag}\"");
    }

    private static int Tag(string html, int at, int close, StringBuilder text, Stack<(string Tag, int At)> open, List<string> bold)
    {
        if (close < 0)
        {
            throw Wrong("Unclosed start tag");
        }
        var name = html[(at + 1)..close].TrimStart('/').Split(' ')[0];
        if (!Tags.Contains(name))
        {
            throw Wrong($"Unsupported start tag \"{name}\"");
        }
        if (html[at + 1] != '/')
        {
            open.Push((name, text.Length));
        }
        else if (!open.TryPop(out var last) || last.Tag != name)
        {
            throw Wrong($"Unmatched end tag \"{name}\"");
        }
        else if (name == "b")
        {
            bold.Add(text.ToString(last.At, text.Length - last.At));
        }
        return close;
    }

    private static string Entity(string name) => name switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        ['#', .. var number] when int.TryParse(number, out var code) => char.ConvertFromUtf32(code),
        _ => throw Wrong($"Unsupported entity \"{name}\""),
    };

    private static FakeRefusal Wrong(string why) => new(400, $"Bad Request: can't parse entities: {why}");
}
