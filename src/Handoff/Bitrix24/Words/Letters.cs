using System.Text;

namespace Handoff.Bitrix24.Words;

/// <summary>Makes a text fit for the wire.</summary>
internal static class Letters
{
    /// <summary>Without control characters (but for line ends and tabs) and without halves of surrogate pairs.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\u007f'))
        {
            return text;
        }
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A broken half is read as U+FFFD.
            if (rune.Value is '\n' or '\t' || (rune.Value >= 0x20 && rune.Value != 0x7f && rune.Value != 0xfffd))
            {
                clean.Append(rune.ToString());
            }
        }
        return clean.ToString();
    }

    /// <summary>Cuts a text into parts of at most so many UTF-16 units: at a paragraph, a line, a word, and only then anywhere.</summary>
    public static List<string> Split(string text, int longest)
    {
        var parts = new List<string>();
        while (text.Length > longest)
        {
            var at = Cut(text, longest);
            parts.Add(text[..at].TrimEnd());
            text = text[at..].TrimStart(' ', '\n');
        }
        if (text.Length > 0 || parts.Count == 0)
        {
            parts.Add(text);
        }
        return parts;
    }

    private static int Cut(string text, int longest)
    {
        foreach (var border in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            var at = text.LastIndexOf(border, longest - 1, longest / 2, StringComparison.Ordinal);
            if (at > 0)
            {
                return at;
            }
        }
        return char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
    }
}
