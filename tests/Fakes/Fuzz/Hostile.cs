using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Fakes.Fuzz;

/// <summary>
/// What a stranger may bring, made from a seed: the same seed brings the same again. Half of it is nearly right, because nonsense is turned away at the door
/// and only what is nearly right gets inside.
/// </summary>
public sealed class Hostile(int seed)
{
    // What JSON itself cannot say through a tree: put into the written text.
    private static readonly string[] Raw =
    [
        "\"\\ud83d\"", "\"\\u0000\"", "1e400", "-0", "99999999999999999999999", "1.7976931348623157E+308", "9223372036854775807", "-9223372036854775808",
        new string('[', 70) + new string(']', 70), Nested(2_000), "\"\\uDC00\\uD800\"", "tru", "01", "\"unfinished", "{\"a\":1,\"a\":2}", "\"\\x\"",
    ];

    private static readonly string[] Words =
    [
        "Здравствуйте, Абая 10-25, со вчера нет интернета", "да", "нет", "оператор", "назад", "5", "8 701 123 45 67", "1.1.yes", "1.2.no", "медленный интернет",
        "ул. Абая д. 10 кв. 25", "Абай көшесі 10 үй 25 пәтер", "мкр 7, дом 3а/1 корпус 2", "/start guide_tp-link", "/operator", "/cancel", "Қазақша", "не знаю", "спасибо", "уақыт",
        "", " ", "\0", "\u0001\u0007\u001b[31m", "\u202Eтут\u202C", "\uFEFF", "\uFFFF", "\uD83D", "\uDE00\uD83D", "e\u0301\u0301\u0301\u0301", "👨‍👩‍👧‍👦🇰🇿", "ﷺ", "İıſK", "٣٤٥", "ＡＢＣ１２", "Ⅷ½²",
        "<script>alert(1)</script>", "'; DROP TABLE conversations; --", "%s%n%00", "../../etc/passwd", "{address}", "{{", "[b]", "[/b][url=", "[[[[[[", "**__~~``", "\\", "\"", "\r\n\r\n",
        "-1", "0", "2147483648", "9223372036854775808", "1e999", "NaN", "null", "true", "2026-02-30T25:61:61+99:99", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00",
        "webchat:", ":", "webchat:x", "telegram:5", "a:b:c", "?", "&=&=", "a[b][c]=d", "*", "🙂", "№ 7", "д.999999999999999999999999 кв.99999999999999999999",
    ];

    private readonly Random _chance = new(seed);

    public int Number(int below) => _chance.Next(below);

    public bool Perhaps(double likely) => _chance.NextDouble() < likely;

    public T One<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];

    /// <summary>Words of a person, of a program, of nobody.</summary>
    public string Text() => _chance.Next(10) switch
    {
        < 5 => One(Words),
        5 => string.Concat(Enumerable.Range(0, 1 + _chance.Next(6)).Select(_ => One(Words) + One([" ", "", "\n", "-", ", "]))),
        6 => new string(One("яa0 [({<*_\u0301\uD83D\0".ToCharArray()), 1 << _chance.Next(14)),
        7 => new string([.. Enumerable.Range(0, _chance.Next(60)).Select(_ => (char)_chance.Next(char.MaxValue + 1))]),
        8 => Encoding.UTF8.GetString(Bytes(80)),
        _ => Spoilt(One(Words) + One(Words)),
    };

    public byte[] Bytes(int most)
    {
        var bytes = new byte[_chance.Next(most + 1)];
        _chance.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A text with a few places changed, doubled, cut out or cut off.</summary>
    public string Spoilt(string text)
    {
        var spoilt = new StringBuilder(text);
        for (var times = 1 + _chance.Next(4); times > 0; times--)
        {
            var at = _chance.Next(spoilt.Length + 1);
            var length = _chance.Next(Math.Min(40, spoilt.Length - at) + 1);
            switch (_chance.Next(5))
            {
                case 0:
                    spoilt.Remove(at, length);
                    break;
                case 1:
                    spoilt.Insert(at, spoilt.ToString(at, length));
                    break;
                case 2:
                    spoilt.Insert(at, One(Words));
                    break;
                case 3:
                    spoilt.Insert(at, (char)_chance.Next(128));
                    break;
                default:
                    spoilt.Length = Perhaps(0.3) ? at : spoilt.Length;
                    break;
            }
        }
        return spoilt.ToString();
    }

    /// <summary>The same for bytes: what was UTF-8 may be none afterwards.</summary>
    public byte[] Spoilt(byte[] body)
    {
        var spoilt = body.ToArray();
        for (var times = 1 + _chance.Next(8); times > 0 && spoilt.Length >= 4; times--)
        {
            var at = _chance.Next(spoilt.Length - 3);
            if (Perhaps(0.2))
            {
                BinaryPrimitives.WriteInt32LittleEndian(spoilt.AsSpan(at), _chance.Next());
            }
            else
            {
                spoilt[at] = (byte)_chance.Next(256);
            }
        }
        return Perhaps(0.2) ? spoilt[.._chance.Next(spoilt.Length + 1)] : spoilt;
    }

    /// <summary>A body that began as this JSON.</summary>
    public byte[] Body(JsonNode like) => _chance.Next(10) switch
    {
        0 => Bytes(400),
        1 => Encoding.UTF8.GetBytes(Text()),
        2 => Spoilt(Encoding.UTF8.GetBytes(like.ToJsonString())),
        3 => Encoding.UTF8.GetBytes(One(Raw)),
        4 => Spoilt(Written(Twisted(like, 0.1))),
        _ => Written(Twisted(like, One([0.02, 0.05, 0.1, 0.3]))),
    };

    /// <summary>The same tree with some of its parts exchanged for something else, left out, or put into a list.</summary>
    public JsonNode? Twisted(JsonNode? node, double rate)
    {
        if (Perhaps(rate))
        {
            return Perhaps(0.1) ? new JsonArray(node?.DeepClone()) : Anything(3);
        }
        switch (node)
        {
            case JsonObject tree:
                var parts = tree.Where(_ => !Perhaps(rate / 3)).ToList();
                return new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Twisted(part.Value, rate))));
            case JsonArray list:
                return new JsonArray([.. list.SelectMany(item => Enumerable.Range(0, Perhaps(rate / 3) ? _chance.Next(4) : 1).Select(_ => Twisted(item, rate)))]);
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? Anything(int depth) => _chance.Next(depth > 0 ? 9 : 7) switch
    {
        0 => null,
        1 => JsonValue.Create(Perhaps(0.5)),
        2 => JsonValue.Create(One([0L, -1L, 1L, long.MaxValue, long.MinValue, int.MaxValue, 253_402_300_800L, 1_795_000_000L, _chance.NextInt64()])),
        3 => JsonValue.Create(One([0.5, -1e300, 1e-300, double.MaxValue, 3.0])),
        4 => JsonValue.Create($"@raw{_chance.Next(Raw.Length)}@"),
        5 or 6 => JsonValue.Create(Text()),
        7 => new JsonArray([.. Enumerable.Range(0, _chance.Next(4)).Select(_ => Anything(depth - 1))]),
        _ => new JsonObject(Enumerable.Range(0, _chance.Next(4)).Select(number => KeyValuePair.Create($"{One(Words)}{number}", Anything(depth - 1)))),
    };

    private static byte[] Written(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        for (var number = 0; number < Raw.Length; number++)
        {
            text = text.Replace($"\"@raw{number}@\"", Raw[number], StringComparison.Ordinal);
        }
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
}
