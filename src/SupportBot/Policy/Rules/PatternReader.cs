using System.Collections.Immutable;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>Reads patterns as editors write them.</summary>
/// <param name="sets">Named lists of the same file.</param>
/// <param name="fold">Kazakh letters count as those of a Russian keyboard.</param>
internal sealed class PatternReader(IReadOnlyDictionary<string, ImmutableArray<string>> sets, bool fold)
{
    private const int MostVariants = 400;
    private const Traits ValueLike = Traits.Mixed | Traits.Digits;

    private static readonly Dictionary<string, Traits> Looks = new(StringComparer.Ordinal)
    {
        ["number"] = Traits.Number | Traits.Digits | Traits.Phone,
        ["digits"] = Traits.Digits,
        ["value"] = ValueLike,
        ["mixed"] = Traits.Mixed,
        ["latin"] = Traits.Latin,
        ["phone"] = Traits.Phone,
        ["card"] = Traits.Card,
        ["iin"] = Traits.Iin,
        ["quoted"] = Traits.Quoted,
        ["name"] = Traits.Name,
        ["spaced"] = Traits.Spaced,
        ["address"] = Traits.Address,
        ["cyrillic"] = Traits.Cyrillic,
        ["coded"] = Traits.Coded,
    };

    /// <summary>The patterns a line stands for: a place with a question mark may be there or not, an alternative may have several words.</summary>
    /// <exception cref="FormatException">Says what is wrong with the line.</exception>
    public IEnumerable<Pattern> Read(string line)
    {
        var variants = Variants([.. Parts(line)], 0).ToList();
        return variants.Count > MostVariants
            ? throw new FormatException($"stands for {variants.Count} patterns; write it as several lines")
            : variants.Where(variant => variant.Count > 0).Select(variant => new Pattern([.. variant.Select(One)], fold));
    }

    /// <summary>A list of words as one set; <c>@name</c> takes another list in.</summary>
    public WordSet Set(IEnumerable<string> terms) => new(Terms(terms));

    private IEnumerable<string> Terms(IEnumerable<string> terms) => terms.SelectMany(term => term.StartsWith('@')
        ? Terms(sets.TryGetValue(term[1..], out var list) ? list : throw new FormatException($"there is no list {term}"))
        : [Spelled(term)]);

    // Parted by spaces, except within brackets.
    private static IEnumerable<string> Parts(string line)
    {
        var from = 0;
        var depth = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ' ' && depth == 0))
            {
                if (i > from)
                {
                    yield return line[from..i];
                }
                from = i + 1;
                continue;
            }
            depth += line[i] == '[' ? 1 : line[i] == ']' ? -1 : 0;
        }
        if (depth != 0)
        {
            throw new FormatException("a square bracket is not closed");
        }
    }

    private static IEnumerable<List<string>> Variants(string[] parts, int from)
    {
        if (from == parts.Length)
        {
            return [[]];
        }
        var optional = parts[from].Length > 1 && parts[from][^1] == '?' && parts[from] != "$?";
        var part = optional ? parts[from][..^1] : parts[from];
        var rest = Variants(parts, from + 1).ToList();
        var with = Choices(part).SelectMany(choice => rest.Select(tail => choice.Concat(tail).ToList()));
        return optional ? with.Concat(rest) : with;
    }

    // [а|б в] is the one place [а] or the two places б в.
    private static IEnumerable<string[]> Choices(string part)
    {
        if (part is not ['[', .. var inner, ']'] || inner.AsSpan().IndexOfAny(' ', '<', '$') < 0)
        {
            return [[part]];
        }
        var all = inner.Split('|', StringSplitOptions.TrimEntries).ToLookup(alternative => alternative.Contains(' ') || alternative is ['$' or '<' or '^', ..]);
        var several = all[true].Select(alternative => alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return all[false].Any() ? several.Prepend([$"[{string.Join('|', all[false])}]"]) : several;
    }

    private Place One(string part) => part switch
    {
        "^" => new Place.SentenceStart(),
        "$" => new Place.SentenceEnd(),
        "$?" => new Place.Asked(),
        "^^" => new Place.TextStart(),
        "$$" => new Place.TextEnd(),
        ":" => new Place.Colon(),
        ['~', .. var most] => new Place.Gap(int.TryParse(most, System.Globalization.CultureInfo.InvariantCulture, out var words) && words is > 0 and < 20
            ? words
            : throw new FormatException($"{part}: a gap is ~1 to ~19")),
        ['!', .. var not] => new Place.NotHere(Set(Alternatives(not))),
        ['<', .. var look, '>'] => Look(look),
        _ => new Place.OneOf(Set(Alternatives(part))),
    };

    private Place.Look Look(string names) => new(
        names.Split('|').Aggregate(Traits.None, (all, name) => all | (Looks.TryGetValue(name, out var traits)
            ? traits
            : throw new FormatException($"<{name}> is not known; there are {string.Join(", ", Looks.Keys)}"))),
        Set(sets.TryGetValue(names switch { "name" => "not-names", "latin" or "mixed" or "value" or "coded" => "tech", _ => "" }, out var except) ? except : []));

    private static string[] Alternatives(string part) => part.AsSpan().IndexOfAny("()") >= 0 ? throw new FormatException($"{part}: round brackets mean nothing here") : part is ['[', .. var inner, ']'] ? inner.Split('|') : [part];

    private string Spelled(string term)
    {
        var plain = term.ToLowerInvariant().Replace('ё', 'е');
        return fold ? Letters.WithoutKazakh(plain) : plain;
    }
}
