namespace Handoff.Bitrix24.Words;

/// <summary>The operator's name that a portal puts before the text: <c>[b]Данияр Оспанов:[/b] [br]</c>. Bold words without a colon are the operator's own.</summary>
public static class Signature
{
    public static string Strip(string text)
    {
        var lead = text.AsSpan().TrimStart();
        if (!lead.StartsWith("[b]", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }
        var end = lead.IndexOf("[/b]", StringComparison.OrdinalIgnoreCase);
        if (end < 0 || !lead[3..end].TrimEnd().EndsWith(":") || lead[3..end].IndexOfAny('\n', '[') >= 0)
        {
            return text;
        }
        var rest = lead[(end + 4)..].TrimStart(' ');
        if (rest.StartsWith("[br]", StringComparison.OrdinalIgnoreCase))
        {
            rest = rest[4..];
        }
        else if (rest.StartsWith("\n"))
        {
            rest = rest[1..];
        }
        return rest.ToString();
    }
}
