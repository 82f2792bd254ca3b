using System.Collections.Immutable;
using System.Text;
using SupportBot.Policy.Features;
using SupportBot.Policy.Reading;
using SupportBot.Policy.Rules;

namespace SupportBot.Policy;

/// <summary>Makes the polite variant: capitals calmed, marks single, harsh words exchanged, the acknowledgement added. The meaning stays.</summary>
internal static class Polite
{
    public static string Variant(string text, List<Match> matches, ImmutableArray<Lists> lists)
    {
        var variant = text;
        foreach (var match in matches.DistinctBy(match => match.Rule.Id, StringComparer.Ordinal))
        {
            variant = match.Rule.Feature switch
            {
                "capitals" => Calmed(variant, lists),
                "marks" => SingleMarks(variant),
                "drawn-out" => Short(variant),
                _ => variant,
            };
            foreach (var (from, to) in match.Rule.Replace)
            {
                variant = from == "^^" ? Led(variant, to) : Exchanged(variant, from, to);
            }
        }
        return variant;
    }

    private static string Calmed(string text, ImmutableArray<Lists> lists)
    {
        var calm = new StringBuilder(text);
        foreach (var word in WordCutter.Cut(text).Words.Where(word => word.Is(Traits.Capitals) && !word.Is(Traits.Mixed | Traits.Quoted)))
        {
            if (lists.Any(list => list.Abbreviations.Has(word.Plain)) || (word.Is(Traits.Latin) && !lists.Any(list => list.ShoutedShort.Has(word.Plain))))
            {
                continue;
            }
            for (var i = word.Start + (word.First ? 1 : 0); i < word.End; i++)
            {
                calm[i] = char.ToLowerInvariant(calm[i]);
            }
        }
        return calm.ToString();
    }

    private static string SingleMarks(string text)
    {
        var calm = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = i;
            while (end < text.Length && text[end] is '!' or '?')
            {
                end++;
            }
            if (end > i)
            {
                calm.Append(text.AsSpan(i, end - i).Contains('?') ? '?' : end - i > 1 ? '.' : '!');
                i = end - 1;
            }
            else
            {
                calm.Append(text[i]);
            }
        }
        return calm.ToString();
    }

    private static string Short(string text)
    {
        var calm = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (!(char.IsLetter(sign) && calm.Length > 1 && calm[^1] == sign && calm[^2] == sign))
            {
                calm.Append(sign);
            }
        }
        return calm.ToString();
    }

    private static string Led(string text, string lead) => text.Length == 0 || text.StartsWith(lead, StringComparison.OrdinalIgnoreCase) ? text : $"{lead} {text}";

    // Whole words only; a capital stays a capital.
    private static string Exchanged(string text, string from, string to)
    {
        var at = 0;
        while ((at = text.IndexOf(from, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = at + from.Length;
            if ((at > 0 && char.IsLetter(text[at - 1])) || (end < text.Length && char.IsLetter(text[end])))
            {
                at = end;
                continue;
            }
            var words = to.Length > 0 && char.IsUpper(text[at]) ? char.ToUpperInvariant(to[0]) + to[1..] : to;
            text = text[..at] + words + text[end..];
            at += Math.Max(1, words.Length);
            if (at >= text.Length)
            {
                break;
            }
        }
        var tidy = text.Replace("  ", " ", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal).Trim(' ', ',');
        return tidy.Length > 0 ? char.ToUpperInvariant(tidy[0]) + tidy[1..] : tidy;
    }
}
