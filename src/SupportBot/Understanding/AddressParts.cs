using System.Globalization;

namespace SupportBot.Understanding;

/// <summary>House, building, flat, entrance and floor around a street's name.</summary>
internal sealed record AddressParts(string? House, string? Building, string? Apartment, string? Entrance, string? Floor)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["дом"] = "house", ["д"] = "house", ["үй"] = "house", ["уй"] = "house", ["house"] = "house",
        ["квартира"] = "flat", ["кв"] = "flat", ["квартиры"] = "flat", ["пәтер"] = "flat", ["патер"] = "flat", ["apt"] = "flat", ["flat"] = "flat", ["офис"] = "flat",
        ["подъезд"] = "entrance", ["под"] = "entrance", ["кіреберіс"] = "entrance", ["entrance"] = "entrance",
        ["этаж"] = "floor", ["эт"] = "floor", ["қабат"] = "floor", ["floor"] = "floor",
        ["корпус"] = "building", ["корп"] = "building", ["к"] = "building", ["строение"] = "building",
    };

    private static readonly (string Word, string Type)[] Types =
    [
        ("улица", "улица"), ("ул", "улица"), ("көшесі", "улица"), ("проспект", "проспект"), ("пр", "проспект"), ("пр-т", "проспект"), ("даңғылы", "проспект"),
        ("переулок", "переулок"), ("пер", "переулок"), ("проезд", "проезд"), ("мкр", "микрорайон"), ("микрорайон", "микрорайон"), ("бульвар", "бульвар"),
    ];

    /// <summary>What follows the street's name: "10-25", "10 кв 25", "дом 10 квартира 25 подъезд 2".</summary>
    public static AddressParts Read(List<string> words, int from)
    {
        var parts = Named(words);
        var rest = words.Skip(from).Take(3).SkipWhile(word => Types.Any(type => type.Word == word) || Names.ContainsKey(word)).ToList();
        if (parts.House is null && rest is [var first, ..] && StartsWithDigit(first))
        {
            var (house, flat) = Pair(first);
            parts = parts with { House = house, Apartment = parts.Apartment ?? flat };
            if (parts.Apartment is null && rest is [_, var second, ..] && IsNumber(second) && flat is null)
            {
                parts = parts with { Apartment = second };
            }
        }
        return parts;
    }

    /// <summary>Parts with their names beside them, wherever they stand.</summary>
    public static AddressParts Named(List<string> words)
    {
        var parts = new AddressParts(null, null, null, null, null);
        for (var i = 0; i < words.Count; i++)
        {
            if (!Names.TryGetValue(words[i], out var what))
            {
                continue;
            }
            var number = i + 1 < words.Count && StartsWithDigit(words[i + 1]) ? words[i + 1]
                : i > 0 && IsNumber(words[i - 1]) && what is "entrance" or "floor" ? words[i - 1] : null;
            parts = number is null ? parts : parts.With(what, number);
        }
        return parts;
    }

    public static string? Type(List<string> words, int at, int length)
    {
        foreach (var i in new[] { at - 1, at + length })
        {
            if (i >= 0 && i < words.Count && Array.Find(Types, type => type.Word == words[i]).Type is { } type)
            {
                return type;
            }
        }
        return null;
    }

    public static int Number(string house) =>
        int.TryParse(string.Concat(house.TakeWhile(char.IsDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private AddressParts With(string what, string number)
    {
        var (first, second) = Pair(number);
        return what switch
        {
            "house" => this with { House = first, Apartment = Apartment ?? second },
            "flat" => this with { Apartment = first },
            "entrance" => this with { Entrance = first },
            "floor" => this with { Floor = first },
            _ => this with { Building = first },
        };
    }

    private static (string, string?) Pair(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var house = (dash > 0 ? text[..dash] : text).ToUpperInvariant().Replace('A', 'А').Replace('B', 'Б');
        var flat = dash > 0 && dash < text.Length - 1 ? text[(dash + 1)..] : null;
        return (house, flat is not null && IsNumber(flat) ? flat : null);
    }

    private static bool StartsWithDigit(string word) => char.IsDigit(word[0]) && word.Length <= 9;

    private static bool IsNumber(string word) => word.Length <= 4 && word.All(char.IsDigit);
}
