using System.Globalization;

namespace SupportBot.Understanding;

/// <summary>
/// Finds streets by name: in full, in another case, or with a typo. A name is one key without spaces ("толе би" = "толеби"); a typo is
/// found by leaving out a letter on both sides, two typos in a long name among the names of like length and the same first letter.
/// </summary>
internal sealed class StreetIndex
{
    private static readonly string[] KazakhEndings =
        [.. "ның нің дың дің тың тің да де та те ға ге қа ке дан ден тан тен".Split(' ').Select(Sounding.Of).Distinct(StringComparer.Ordinal)];

    private readonly Dictionary<string, List<Street>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _shortened = new(StringComparer.Ordinal);
    private readonly Dictionary<(char, int), List<string>> _long = [];

    public StreetIndex(IEnumerable<Street> streets)
    {
        foreach (var street in streets)
        {
            foreach (var name in street.Aliases.Append(street.NameRu).Append(street.NameKk).Where(name => name.Length > 0))
            {
                Add(Key(name), street);
            }
        }
        // A name in full wins over another one's case.
        var full = _names.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        foreach (var (key, found) in full)
        {
            foreach (var form in Forms(key).Where(form => !full.ContainsKey(form)))
            {
                Array.ForEach(found, street => Add(form, street));
            }
        }
        foreach (var key in _names.Keys.Where(key => key.Length >= 5 && !char.IsDigit(key[0])))
        {
            for (var i = 0; i < key.Length; i++)
            {
                Put(_shortened, key.Remove(i, 1), key);
            }
            Put(_shortened, key, key);
            if (key.Length >= 8)
            {
                Put(_long, (key[0], key.Length), key);
            }
        }
    }

    /// <summary>Longer names are no names.</summary>
    public const int LongestKey = 96;

    /// <summary>Writes the key of the words from a place on, one behind the other, and where each ends; tells how many fitted.</summary>
    public static int Keys(List<AddressToken> tokens, int from, Span<char> key, Span<int> ends)
    {
        int count = 0, at = 0;
        for (; count < ends.Length && from + count < tokens.Count; count++)
        {
            var token = tokens[from + count];
            int length;
            if (token.Number is { } number ? !number.TryFormat(key[at..], out length, default, CultureInfo.InvariantCulture) : !TryCopy(token.Sound, key[at..], out length))
            {
                break;
            }
            at += length;
            ends[count] = at;
        }
        return count;
    }

    private static bool TryCopy(string word, Span<char> to, out int length)
    {
        length = word.Length;
        return word.TryCopyTo(to);
    }

    /// <summary>Streets with exactly this name, or with it in another case; empty when there is none.</summary>
    public IReadOnlyList<Street> Exact(ReadOnlySpan<char> key)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (names.TryGetValue(key, out var found))
        {
            return found;
        }
        foreach (var ending in KazakhEndings)
        {
            if (key.Length > ending.Length + 3 && key.EndsWith(ending, StringComparison.Ordinal) && names.TryGetValue(key[..^ending.Length], out found))
            {
                return found;
            }
        }
        return [];
    }

    /// <summary>Streets whose names are nearest to this spelling: one mistake, or two in a long name.</summary>
    public IReadOnlyList<Street> Near(ReadOnlySpan<char> key)
    {
        if (key.Length < 5 || char.IsDigit(key[0]))
        {
            return [];
        }
        HashSet<string>? near = null;
        Collect(ref near, key, key, 1);
        Span<char> shortened = stackalloc char[key.Length - 1];
        for (var i = 0; i < key.Length; i++)
        {
            key[..i].CopyTo(shortened);
            key[(i + 1)..].CopyTo(shortened[i..]);
            Collect(ref near, shortened, key, 1);
        }
        if (near is null && key.Length >= 8)
        {
            for (var length = key.Length - 1; length <= key.Length + 1; length++)
            {
                Collect(ref near, _long.GetValueOrDefault((key[0], length), []), key, 2);
            }
        }
        return near is null ? [] : [.. near.SelectMany(name => _names[name]).DistinctBy(street => street.Id)];
    }

    private void Collect(ref HashSet<string>? near, ReadOnlySpan<char> shortened, ReadOnlySpan<char> key, int mistakes)
    {
        if (_shortened.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(shortened, out var names))
        {
            Collect(ref near, names, key, mistakes);
        }
    }

    private static void Collect(ref HashSet<string>? near, List<string> names, ReadOnlySpan<char> key, int mistakes)
    {
        foreach (var name in names)
        {
            if (Distance(name, key) <= mistakes)
            {
                (near ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
            }
        }
    }

    private void Add(string key, Street street)
    {
        if (key.Length > 0 && !(_names.TryGetValue(key, out var known) && known.Contains(street)))
        {
            Put(_names, key, street);
        }
    }

    private static string Key(string name)
    {
        var tokens = AddressToken.Split(name);
        return string.Concat(tokens.Select(token => token.Number is { } number ? number.ToString(CultureInfo.InvariantCulture) : token.Sound));
    }

    // "На Парковой", "в Степном", "Satpaev street". As it sounds "Парковая" is "паркова", "Степной" "степнои".
    private static IEnumerable<string> Forms(string key) => key switch
    {
        { Length: > 5 } when Ends(key, "ова", "ева", "ина") => [key[..^1], key[..^1] + "ои"],
        { Length: > 4 } when Ends(key, "ска", "на", "ва") => [key[..^1] + "ои", key[..^1] + "у"],
        { Length: > 5 } when Ends(key, "ни", "ски") => [key[..^1] + "ом", key[..^1] + "ого"],
        { Length: > 5 } when Ends(key, "нои") => [key[..^2] + "ом", key[..^2] + "ого"],
        _ => [],
    };

    private static bool Ends(string key, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (key.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private static void Put<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }
        list.Add(value);
    }

    // Edits with neighbours exchanged as one; at most a few dozen letters.
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1], next = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }
            row.CopyTo(before);
            next.CopyTo(row);
        }
        return row[b.Length];
    }
}
