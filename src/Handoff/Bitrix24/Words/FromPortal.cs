using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>An operator's text as a subscriber reads it: without the portal's markup, links spelled out, nothing lost; what was marked stands beside it. Pure; never throws.</summary>
public static class FromPortal
{
    private static readonly HashSet<string> Lookless = new(StringComparer.Ordinal) { "b", "i", "u", "s", "code", "size", "color", "send", "put", "chat", "context", "font", "list", "p", "left", "right", "center" };

    /// <param name="zone">In which the portal's moments are told.</param>
    public static PortalWords Read(string text, TimeZoneInfo zone)
    {
        var marking = new Marking();
        var words = new StringBuilder(text.Length);
        var open = new Stack<Span>();
        foreach (var mark in BbCode.Read(Marking.Free(Signature.Strip(text))))
        {
            switch (mark.Kind)
            {
                case BbKind.Text:
                    words.Append(mark.Word);
                    break;
                case BbKind.Close:
                    Close(words, open, mark.Word, marking);
                    break;
                default:
                    Open(words, open, mark, zone, marking);
                    break;
            }
        }
        while (open.TryPop(out var left))
        {
            Finish(words, left, marking);
        }
        return marking.Read(Quoted(WebUtility.HtmlDecode(words.ToString())));
    }

    private static void Open(StringBuilder words, Stack<Span> open, BbMark mark, TimeZoneInfo zone, Marking marking)
    {
        switch (mark.Word)
        {
            case "br":
                words.Append('\n');
                break;
            case "*":
                words.Append("• ");
                break;
            case "like":
                words.Append("👍");
                break;
            case "dislike":
                words.Append("👎");
                break;
            case "timestamp":
                words.Append(Moment(mark.Value, zone));
                break;
            case "icon":
                words.Append(Titled(mark.Value));
                break;
            case "disk":
                break;
            default:
                var number = Look(mark.Word) is { } look ? marking.Open(words, look) : null;
                open.Push(new Span(mark.Word, mark.Value, words.Length, number));
                break;
        }
    }

    // A tag closes the nearest open one of its name; crossed tags in between stay open.
    private static void Close(StringBuilder words, Stack<Span> open, string tag, Marking marking)
    {
        if (!open.Any(one => one.Tag == tag))
        {
            return;
        }
        var aside = new Stack<Span>();
        while (open.Peek().Tag != tag)
        {
            aside.Push(open.Pop());
        }
        Finish(words, open.Pop(), marking);
        while (aside.TryPop(out var back))
        {
            open.Push(back);
        }
    }

    private static void Finish(StringBuilder words, Span span, Marking marking)
    {
        if (span.Mark is { } mark)
        {
            marking.Close(words, mark);
        }
        if (span.Value.Length == 0 || Lookless.Contains(span.Tag) || span.Tag is "user" or "img" or "quote" || span.From > words.Length)
        {
            return;
        }
        var inner = words.ToString(span.From, words.Length - span.From).Trim();
        words.Length = span.From;
        var link = span.Tag == "url";
        var target = link ? Address(span.Value) : span.Value;
        if (Marking.Free(inner) == target || target.Length == 0)
        {
            words.Append(inner);
        }
        else if (inner.Length == 0)
        {
            words.Append(target);
        }
        else
        {
            marking.Link(words, inner, target, clicked: link);
        }
    }

    private static MarkLook? Look(string tag) => tag switch
    {
        "b" => MarkLook.Bold,
        "i" => MarkLook.Italic,
        "u" => MarkLook.Underline,
        "s" => MarkLook.Strike,
        "code" => MarkLook.Code,
        _ => null,
    };

    // Only addresses a person can follow; everything else keeps its words alone.
    private static string Address(string value) =>
        Uri.TryCreate(WebUtility.HtmlDecode(value), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tel" or "mailto" ? value : "";

    private static string Titled(string value)
    {
        var at = value.IndexOf("title=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : value[(at + 6)..].Trim();
    }

    private static string Moment(string value, TimeZoneInfo zone)
    {
        var end = value.IndexOf(' ', StringComparison.Ordinal);
        return long.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && unix < 253402300800
            ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unix), zone).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture)
            : "";
    }

    // Quotes of the portal stand between two rows of dashes; a subscriber's messenger shows lines that begin with ">".
    private static string Quoted(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var dashes = lines.Count(IsDashes);
        var quoted = false;
        var tidy = new List<string>();
        foreach (var line in lines)
        {
            if (IsDashes(line) && (quoted || dashes > 1))
            {
                quoted = !quoted;
                dashes--;
                // Marks that begin or end on the row itself must not be lost with it.
                tidy.AddRange(Marking.Only(line) is { Length: > 0 } marks ? [marks] : Array.Empty<string>());
                continue;
            }
            var told = line.StartsWith(">>", StringComparison.Ordinal) ? "> " + line[2..].TrimStart() : line;
            tidy.Add(quoted ? "> " + told : told);
        }
        return Letters.Clean(string.Join('\n', tidy));
    }

    private static bool IsDashes(string line) => Marking.Free(line).Trim() is { Length: >= 6 } row && row.All(letter => letter == '-');

    private readonly record struct Span(string Tag, string Value, int From, int? Mark);
}

/// <summary>An operator's words and how they looked.</summary>
public sealed record PortalWords(string Text, ImmutableArray<LineMark> Marks);
