using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>Finds an address in a text against the street directory, with typos; rules in the README of the sample data.</summary>
internal sealed class AddressReader
{
    private static readonly HashSet<string> TypeWords = new(StringComparer.Ordinal)
    {
        "улица", "ул", "улице", "улицы", "проспект", "пр", "пр-т", "проезд", "переулок", "пер", "мкр", "микрорайон", "бульвар", "көшесі", "кошеси", "даңғылы", "данғылы",
        "көше", "коше", "шағын", "ауданы", "тұйық", "street", "str", "ave", "avenue", "адрес", "мой", "живу", "на", "по", "город", "г",
    };

    private readonly List<(string[] Words, Street Street)> _names = [];

    public AddressReader(IEnumerable<Street> streets)
    {
        foreach (var street in streets)
        {
            foreach (var name in street.Aliases.Append(street.NameRu).Append(street.NameKk).Distinct(StringComparer.Ordinal))
            {
                var words = Folding.Simple(name).Split(' ').Select(Folding.Deep).ToArray();
                if (words is [{ Length: > 0 }, ..])
                {
                    _names.Add((words, street));
                }
            }
        }
    }

    public AddressReading Read(string simple)
    {
        var words = Split(simple);
        var folded = words.Select(Folding.Deep).ToList();
        var found = Find(folded, exact: true) ?? Find(folded, exact: false);
        if (found is not var (streets, at, length, near))
        {
            return PartsOnly(words);
        }
        var parts = AddressParts.Read(words, at + length);
        var before = AddressParts.Type(words, at, length);
        var fitting = streets.Where(street => before is null || street.TypeRu.StartsWith(before, StringComparison.Ordinal)).ToList();
        fitting = fitting.Count == 0 ? streets : fitting;
        if (fitting.Count > 1)
        {
            return new AddressReading(AddressStatus.Ambiguous, null, parts.House, parts.Building, parts.Apartment, parts.Entrance, parts.Floor, [.. fitting]);
        }
        var only = fitting[0];
        var status = parts.House is null ? AddressStatus.Incomplete
            : only.MaxHouse is { } most && AddressParts.Number(parts.House) > most ? AddressStatus.BadHouse : AddressStatus.Ok;
        if (parts.House is null && near)
        {
            return AddressReading.None;
        }
        return new AddressReading(status, only, parts.House, parts.Building, parts.Apartment, parts.Entrance, parts.Floor, [], near);
    }

    private static AddressReading PartsOnly(List<string> words)
    {
        var parts = AddressParts.Named(words);
        return parts is { House: null, Apartment: null, Entrance: null, Floor: null }
            ? LooksLikeAddress(words) ? new AddressReading(AddressStatus.NotFound) : AddressReading.None
            : new AddressReading(AddressStatus.Incomplete, null, parts.House, parts.Building, parts.Apartment, parts.Entrance, parts.Floor);
    }

    private static bool LooksLikeAddress(List<string> words) =>
        words.FindIndex(word => word is "улица" or "ул" or "көшесі" or "проспект" or "переулок" or "пер" or "street") >= 0 && words.Exists(word => char.IsDigit(word[0]));

    private (List<Street>, int, int, bool)? Find(List<string> words, bool exact)
    {
        (List<Street> Streets, int At, int Length, bool Near)? best = null;
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (name, street) in _names)
            {
                if (at + name.Length > words.Count || !Same(words, at, name, exact))
                {
                    continue;
                }
                if (best is null || name.Length > best.Value.Length)
                {
                    best = ([street], at, name.Length, !exact);
                }
                else if (name.Length == best.Value.Length && at == best.Value.At && !best.Value.Streets.Contains(street))
                {
                    best.Value.Streets.Add(street);
                }
            }
        }
        return best;
    }

    private static bool Same(List<string> words, int at, string[] name, bool exact)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (exact ? words[at + i] != name[i] : !Near(words[at + i], name[i]))
            {
                return false;
            }
        }
        return exact || name.Sum(word => word.Length) >= 5;
    }

    // One edit, or the ending of another case ("на Абая", "Абайдың").
    private static bool Near(string word, string name) =>
        word.Length >= 4 && !TypeWords.Contains(word) && word[0] == name[0] && Math.Abs(word.Length - name.Length) <= 1 && Distance(word, name) <= 1;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = row[j];
                row[j] = next;
            }
        }
        return row[b.Length];
    }

    private static List<string> Split(string simple) =>
        [.. simple.Replace("/ ", "/", StringComparison.Ordinal).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word != "-").Take(80)];
}
