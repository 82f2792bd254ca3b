using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>Finds an address in a text against the street directory, with typos; rules in the README of the sample data.</summary>
internal sealed class AddressReader(IEnumerable<Street> streets)
{
    // "30 лет Победы", "1-й проезд Жамбыла": no name has more words.
    private const int LongestName = 4;

    private readonly StreetIndex _index = new(streets);

    /// <param name="text">As written, without phone numbers.</param>
    public AddressReading Read(string text) => Read(text, AddressToken.Split(text));

    /// <param name="tokens">The tokens of the text.</param>
    public AddressReading Read(string text, List<AddressToken> tokens)
    {
        if (tokens.Count == 0)
        {
            return AddressReading.None;
        }
        var kazakh = tokens.Exists(AddressWords.IsKazakhPart) || text.AsSpan().IndexOfAny("әғқңөұүһіӘҒҚҢӨҰҮҺІ") >= 0 || text.Contains("ш/а", StringComparison.OrdinalIgnoreCase);
        var places = Places(tokens).ConvertAll(place => (Place: place, Parts: HouseReader.Read(tokens, place.At, place.At + place.Length, kazakh)));
        places.RemoveAll(found => !Believable(tokens, found.Place, found.Parts));
        if (places.Count == 0)
        {
            return WithoutStreet(tokens, kazakh);
        }
        // A district may stand before the street: what is followed by a house is meant. A full name before a guessed one, a longer before a shorter.
        var (best, parts) = places.OrderByDescending(found => found.Parts.House is not null)
            .ThenByDescending(found => !found.Place.Near).ThenByDescending(found => found.Place.Type is not null).ThenByDescending(found => found.Place.Length).First();
        return Reading(best, parts);
    }

    private static AddressReading Reading(StreetPlace place, HouseParts parts)
    {
        if (place.Streets.Count > 1)
        {
            return parts.Reading(AddressStatus.Ambiguous, null, [.. place.Streets], place.Near);
        }
        var street = place.Streets[0];
        var status = parts.House is null ? AddressStatus.Incomplete : street.MaxHouse is { } most && parts.HouseNumber > most ? AddressStatus.BadHouse : AddressStatus.Ok;
        return parts.Reading(status, street, [], place.Near);
    }

    private List<StreetPlace> Places(List<AddressToken> tokens)
    {
        var places = new List<StreetPlace>();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Exact(tokens, at) is { } exact)
            {
                places.Add(exact);
                at += exact.Length - 1;
            }
            else if (Near(tokens, at) is { } near)
            {
                places.Add(near);
            }
        }
        return places;
    }

    private StreetPlace? Exact(List<AddressToken> tokens, int at)
    {
        Span<char> key = stackalloc char[StreetIndex.LongestKey];
        Span<int> ends = stackalloc int[LongestName];
        for (var length = StreetIndex.Keys(tokens, at, key, ends); length > 0; length--)
        {
            var found = _index.Exact(key[..ends[length - 1]]);
            var only = length == 1 && tokens[at].Number is not null;
            if (found.Count == 0 || (length == 1 && (AddressWords.Type(tokens[at]) is not null || AddressWords.Part(tokens[at], false) is not null)))
            {
                continue;
            }
            var type = TypeAround(tokens, at, length);
            // A bare number is a district only beside the word.
            if (only && (type != "микрорайон" || !found.Any(street => AddressWords.Category(street.TypeRu) == type)))
            {
                continue;
            }
            return new StreetPlace(at, length, OfType(found, type), type, Near: false);
        }
        return null;
    }

    private StreetPlace? Near(List<AddressToken> tokens, int at)
    {
        Span<char> key = stackalloc char[StreetIndex.LongestKey];
        Span<int> ends = stackalloc int[LongestName];
        for (var length = Math.Min(3, StreetIndex.Keys(tokens, at, key, ends)); length > 0; length--)
        {
            if (!MayBeName(tokens, at, length))
            {
                continue;
            }
            var type = TypeAround(tokens, at, length);
            if (type is null && !LeadsToNumber(tokens, at + length))
            {
                continue;
            }
            var found = _index.Near(key[..ends[length - 1]]);
            if (found.Count > 0)
            {
                return new StreetPlace(at, length, OfType(found, type), type, Near: true);
            }
        }
        return null;
    }

    private static bool MayBeName(List<AddressToken> tokens, int at, int length)
    {
        for (var i = at; i < at + length; i++)
        {
            var word = tokens[i];
            if (word.IsFigure || AddressWords.IsCommon(word) || AddressWords.Type(word) is not null || AddressWords.IsFiller(word)
                || AddressWords.IsUnit(word) || AddressWords.Part(word, true) is not null)
            {
                return false;
            }
        }
        return true;
    }

    private static bool LeadsToNumber(List<AddressToken> tokens, int at)
    {
        for (; at < tokens.Count && (AddressWords.Type(tokens[at]) is not null || AddressWords.Part(tokens[at], false) is AddressPart.House); at++)
        {
        }
        return at < tokens.Count && tokens[at].Number is not null;
    }

    // The type beside a name, before or behind it; initials may stand between.
    private static string? TypeAround(List<AddressToken> tokens, int at, int length)
    {
        var before = at - 1;
        while (before >= 0 && (tokens[before].Text.Length == 1 && !tokens[before].IsFigure && AddressWords.Part(tokens[before], false) is null || tokens[before].Text is "им" or "имени" || AddressWords.IsTail(tokens[before]) && AddressWords.Type(tokens[before]) is null))
        {
            before--;
        }
        if (before >= 0 && AddressWords.Type(tokens[before]) is { } first)
        {
            return first;
        }
        if (at + length < tokens.Count && AddressWords.Type(tokens[at + length]) is { } second)
        {
            return second;
        }
        return null;
    }

    private static IReadOnlyList<Street> OfType(IReadOnlyList<Street> found, string? type)
    {
        if (type is null || found.Count == 1)
        {
            return found;
        }
        var fitting = found.Where(street => AddressWords.Category(street.TypeRu) == type).ToList();
        return fitting.Count > 0 ? fitting : found;
    }

    // A name alone is an address only when nothing but an address was said: "Парковая", "живу на Мира"; not "миру мир", "новая приставка".
    private static bool Believable(List<AddressToken> tokens, StreetPlace place, HouseParts parts)
    {
        if (parts.House is not null || (place.Type is not null && !place.Near))
        {
            return true;
        }
        // "Нет интернета на Букетова": said as a place, at the end.
        if (!place.Near && place.At > 0 && place.At + place.Length == tokens.Count && tokens[place.At - 1].Text is "на" or "по" or "адресу" or "адрес")
        {
            return true;
        }
        return !place.Near && tokens.Where((_, i) => i < place.At || i >= place.At + place.Length)
            .All(token => AddressWords.IsFiller(token) || AddressWords.Type(token) is not null || AddressWords.Part(token, true) is not null || token.Number is not null);
    }

    private static AddressReading WithoutStreet(List<AddressToken> tokens, bool kazakh)
    {
        var parts = HouseReader.Read(tokens, -1, -1, kazakh);
        if (UnknownStreet(tokens) is var at and >= 0)
        {
            var unknown = HouseReader.Read(tokens, at, at + 1, kazakh);
            return unknown.House is not null ? unknown.Reading(AddressStatus.NotFound, null, [], false)
                : AddressWords.Type(tokens[Math.Max(0, at - 1)]) is not null && tokens.Count <= 4 ? unknown.Reading(AddressStatus.NotFound, null, [], false) : AddressReading.None;
        }
        var few = tokens.Count <= 4;
        return parts.House is not null || parts.Apartment is not null || (few && (parts.Entrance is not null || parts.Floor is not null))
            ? parts.Reading(AddressStatus.Incomplete, null, [], false)
            : AddressReading.None;
    }

    // The place of a word that stands where a street's name stands; -1 when there is none.
    private static int UnknownStreet(List<AddressToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (AddressWords.Type(tokens[i]) is null || tokens[i].Text is "st" or "тас" or "пр" && i + 2 >= tokens.Count)
            {
                continue;
            }
            // "улица Тверская 7", "Сарыарқа даңғылы 30", "улица Розы Люксембург 5".
            for (var next = i + 1; next < tokens.Count && next <= i + 3 && IsName(tokens[next]); next++)
            {
                if (LeadsToNumber(tokens, next + 1))
                {
                    return next;
                }
            }
            if (i > 0 && IsName(tokens[i - 1]) && LeadsToNumber(tokens, i + 1))
            {
                return i - 1;
            }
        }
        return tokens.FindIndex(token => tokens.Count <= 7 && IsName(token) && token.Text.Length >= 6 && !AddressWords.IsCommon(token) && LooksLikeName(token.Sound)
            && LeadsToNumber(tokens, tokens.IndexOf(token) + 1));
    }

    private static bool IsName(AddressToken token) => token is { IsFigure: false, Text.Length: > 2 } && !AddressWords.IsFiller(token) && !AddressWords.IsUnit(token)
        && AddressWords.Part(token, true) is null && AddressWords.Type(token) is null && !AddressWords.IsTail(token) && !AddressWords.IsCommon(token);

    private static bool LooksLikeName(string sound) => sound.EndsWith("ова", StringComparison.Ordinal) || sound.EndsWith("ева", StringComparison.Ordinal) || sound.EndsWith("ска", StringComparison.Ordinal)
        || sound.EndsWith("ского", StringComparison.Ordinal) || sound.EndsWith("ина", StringComparison.Ordinal);
}

/// <summary>Where a street's name stands in a text.</summary>
/// <param name="Type">The type beside it, if any.</param>
/// <param name="Near">It had to be guessed from another spelling.</param>
internal sealed record StreetPlace(int At, int Length, IReadOnlyList<Street> Streets, string? Type, bool Near);
