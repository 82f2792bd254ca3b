using System.Collections.Immutable;
using System.Globalization;

namespace SupportBot.Understanding;

/// <summary>House, building, flat, entrance and floor around a street's name; what was not said is null.</summary>
internal sealed record HouseParts(string? House = null, string? Building = null, string? Apartment = null, string? Entrance = null, string? Floor = null)
{
    public int HouseNumber => House is null ? 0 : int.Parse(string.Concat(House.TakeWhile(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    public AddressReading Reading(AddressStatus status, Street? street, ImmutableArray<Street> candidates, bool near) =>
        new(status, street, House, Building, Apartment, Entrance, Floor, candidates, near);

    public HouseParts With(AddressPart part, string value) => part switch
    {
        AddressPart.House => this with { House = House ?? value },
        AddressPart.Building => this with { Building = Building ?? value },
        AddressPart.Apartment => this with { Apartment = Apartment ?? value },
        AddressPart.Entrance => this with { Entrance = Entrance ?? value },
        _ => this with { Floor = Floor ?? value },
    };
}

/// <summary>Reads the numbers of an address: first those with their names beside them, then those that follow the street.</summary>
internal sealed class HouseReader
{
    // Letters of houses in use; those that also name a part (к, д, п) only when nothing follows.
    private const string Letters = "абвгдежзиклмнп";
    private const string LatinLetters = "abvgdejziklmnp";

    private readonly List<AddressToken> _tokens;
    private readonly bool _kazakh;
    private readonly bool[] _taken;
    private HouseParts _parts = new();

    private HouseReader(List<AddressToken> tokens, int nameFrom, int nameTo, bool kazakh)
    {
        _tokens = tokens;
        _kazakh = kazakh;
        _taken = new bool[tokens.Count];
        for (var i = Math.Max(0, nameFrom); i < nameTo; i++)
        {
            _taken[i] = true;
        }
    }

    /// <param name="nameFrom">Where the street's name begins and ends; -1 when there is none.</param>
    public static HouseParts Read(List<AddressToken> tokens, int nameFrom, int nameTo, bool kazakh)
    {
        var reader = new HouseReader(tokens, nameFrom, nameTo, kazakh);
        reader.Named();
        if (nameTo >= 0)
        {
            reader.Following(nameTo);
            reader.Leading(nameFrom);
        }
        return reader._parts;
    }

    private void Named()
    {
        var trailing = NamesFollowNumbers();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (_taken[i] || AddressWords.Part(_tokens[i], _kazakh) is not { } part || IsStreetsK(i))
            {
                continue;
            }
            var small = part is AddressPart.Entrance or AddressPart.Floor;
            var before = i > 0 && IsFree(i - 1) && _tokens[i].Before is not ',';
            var ordinal = before && !_tokens[i - 1].IsFigure;
            var after = i + 1 < _tokens.Count && IsFree(i + 1) && !IsCount(i + 1);
            if (before && (IsTrailingFlat(part, i, trailing, after) || AddressWords.IsKazakhPart(_tokens[i]) || (_kazakh && _tokens[i].Text == "п") || (small && (trailing || ordinal || !after))))
            {
                Take(part, NumberStart(i - 1), i);
            }
            else if (after)
            {
                Take(part, i + 1, i);
            }
        }
    }

    // "12 1 подъезд 5 этаж 18 кв"; in "Мира 12 кв" the number is the house's.
    private bool IsTrailingFlat(AddressPart part, int at, bool trailing, bool after) => part == AddressPart.Apartment && trailing && !after && at > 1
        && (_tokens[at - 2].Number is not null || AddressWords.Part(_tokens[at - 2], _kazakh) is AddressPart.Entrance or AddressPart.Floor);

    // "2 подъезд 3 этаж" or "подъезд 2 этаж 3": the last name of a part tells which.
    private bool NamesFollowNumbers()
    {
        var last = _tokens.FindLastIndex(token => AddressWords.Part(token, _kazakh) is AddressPart.Entrance or AddressPart.Floor or AddressPart.Apartment);
        if (last >= 0 && last + 1 < _tokens.Count && _tokens[last + 1].Number is not null && AddressWords.Part(_tokens[last], _kazakh) == AddressPart.Apartment)
        {
            last = _tokens.FindLastIndex(token => AddressWords.Part(token, _kazakh) is AddressPart.Entrance or AddressPart.Floor);
        }
        return last >= 0 && (last + 1 >= _tokens.Count || _tokens[last + 1].Number is null);
    }

    // Numbers in words stand in two: "двадцать пять".
    private int NumberStart(int at) => at > 0 && IsFree(at - 1) && _tokens[at] is { IsFigure: false, Number: { } second } && _tokens[at - 1] is { IsFigure: false, Number: { } first }
        && NumberWords.Continues(first, second) ? at - 1 : at;

    private void Following(int at)
    {
        // Type words and "дом" stand between the street and its number.
        while (at < _tokens.Count && !_taken[at] && (AddressWords.Type(_tokens[at]) is not null || AddressWords.IsTail(_tokens[at])))
        {
            at++;
        }
        if (_parts.House is null)
        {
            if (at >= _tokens.Count || !IsFree(at) || IsCount(at))
            {
                return;
            }
            at = Take(AddressPart.House, at, -1);
        }
        else
        {
            while (at < _tokens.Count && _taken[at])
            {
                at++;
            }
        }
        // "12-8", "12 8", "12, 8".
        if (_parts.Apartment is null && at < _tokens.Count && IsFree(at) && _tokens[at].IsFigure && !IsCount(at) && NothingBetween(at))
        {
            Take(AddressPart.Apartment, at, -1);
        }
    }

    // "18 Satpaev street": English puts the house first.
    private void Leading(int nameFrom)
    {
        if (_parts.House is null && nameFrom > 0 && IsFree(nameFrom - 1) && _tokens[nameFrom - 1].IsFigure && _tokens[nameFrom].Text[0] is >= 'a' and <= 'z')
        {
            Take(AddressPart.House, nameFrom - 1, -1);
        }
    }

    private bool NothingBetween(int at) => at > 0 && _taken[at - 1];

    private bool IsFree(int at) => !_taken[at] && _tokens[at].Number is > 0;

    // "5 минут", "204 мбит", "10 часов": a count of something, and "3 подъезд", whose name comes after it.
    private bool IsCount(int at)
    {
        var end = at + 1;
        return end < _tokens.Count && (AddressWords.IsUnit(_tokens[end]) && !(_tokens[end].Text is "м" or "ч" or "г" && _tokens[end].Before == '\0' && end + 1 >= _tokens.Count));
    }

    // "к" of "к-сі" was joined before; "к" before a word is the preposition.
    private bool IsStreetsK(int at) => _tokens[at].Text is "к" or "под" or "д" or "п" or "стр" or "house" && !(at + 1 < _tokens.Count && _tokens[at + 1].Number is not null)
        && !(at > 0 && _tokens[at - 1].Number is not null && _tokens[at].Text is "п" or "под");

    /// <summary>Takes the number at a place for a part; returns the place after it.</summary>
    private int Take(AddressPart part, int at, int name)
    {
        if (name >= 0)
        {
            _taken[name] = true;
        }
        var value = Number(ref at);
        if (part is AddressPart.House or AddressPart.Building or AddressPart.Apartment)
        {
            if (part == AddressPart.House)
            {
                value += Slash(ref at);
            }
            value += Letter(ref at);
            if (part == AddressPart.House && value.AsSpan().IndexOf('/') < 0)
            {
                value += Slash(ref at);
            }
        }
        _parts = _parts.With(part, value);
        if (part == AddressPart.House && at + 1 < _tokens.Count && _tokens[at].Text is "к" or "корп" && at + 1 < _tokens.Count && _tokens[at + 1].Number is not null)
        {
            at = Take(AddressPart.Building, at + 1, at);
        }
        // "дом 12-8", "12к1-9": the flat follows the hyphen.
        if (part is AddressPart.House or AddressPart.Building && _parts.Apartment is null && at < _tokens.Count && IsFree(at) && _tokens[at] is { IsFigure: true, Before: '-' } && !IsCount(at)
            && !(at + 1 < _tokens.Count && AddressWords.IsKazakhPart(_tokens[at + 1])))
        {
            return Take(AddressPart.Apartment, at, -1);
        }
        return at;
    }

    private string Number(ref int at)
    {
        var value = _tokens[at].Number!.Value;
        _taken[at] = true;
        var words = !_tokens[at].IsFigure;
        at++;
        while (words && at < _tokens.Count && !_taken[at] && _tokens[at] is { IsFigure: false, Number: { } next } && NumberWords.Continues(value, next))
        {
            value += next;
            _taken[at++] = true;
        }
        return value.ToString(CultureInfo.InvariantCulture);
    }

    private string Slash(ref int at)
    {
        var word = at + 1 < _tokens.Count && _tokens[at].Text is "дробь" or "др" or "slash" ? 1 : 0;
        var number = at + word;
        if (number >= _tokens.Count || _taken[number] || _tokens[number].Number is not { } second || (word == 0 && _tokens[number].Before != '/'))
        {
            return "";
        }
        _taken[at] = true;
        _taken[number] = true;
        at = number + 1;
        return string.Create(CultureInfo.InvariantCulture, $"/{second}");
    }

    private string Letter(ref int at)
    {
        if (at >= _tokens.Count || _taken[at] || _tokens[at] is not { Text: [var letter] } token || char.IsAsciiDigit(letter))
        {
            return "";
        }
        var latin = LatinLetters.IndexOf(letter, StringComparison.Ordinal);
        var plain = latin >= 0 ? Letters[latin] : letter;
        var followed = at + 1 < _tokens.Count;
        var beforeNumber = followed && _tokens[at + 1].Number is not null;
        // A letter that names a part, before its number ("12 д 5"), and a conjunction before a word ("12 а интернета нет") are no part of the number.
        if (Letters.IndexOf(plain, StringComparison.Ordinal) < 0 || (AddressWords.Part(token, _kazakh) is not null && (beforeNumber || _kazakh || plain == 'п'))
            || (token.Before is ' ' or ',' && followed && !beforeNumber && AddressWords.Part(_tokens[at + 1], _kazakh) is null))
        {
            return "";
        }
        _taken[at++] = true;
        return char.ToUpperInvariant(plain).ToString();
    }
}
