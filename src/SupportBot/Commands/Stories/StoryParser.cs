using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Commands.Stories;

/// <summary>Reads a <c>.story</c> file. Roles may be named in Russian or English.</summary>
public static partial class StoryParser
{
    private const int LongestWait = 100_000;
    private const int TimeoutMilliseconds = 500;

    private static readonly Dictionary<string, string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["абонент"] = "subscriber", ["subscriber"] = "subscriber",
        ["бот"] = "bot", ["bot"] = "bot",
        ["оператор"] = "operator", ["operator"] = "operator",
        ["перезапуск"] = "restart", ["restart"] = "restart",
    };

    private static readonly Dictionary<string, string> Deeds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["фото"] = "photo", ["документ"] = "document", ["голос"] = "voice", ["контакт"] = "contact", ["место"] = "place", ["правка"] = "edit", ["команда"] = "command", ["старт"] = "start", ["поздно"] = "late",
        ["взять"] = "take", ["вернуть"] = "release", ["закрыть"] = "close", ["заметка"] = "note", ["гид"] = "guide",
    };

    /// <exception cref="StoryFormatException">A line cannot be read.</exception>
    public static Story Read(string file, string text)
    {
        var title = Path.GetFileNameWithoutExtension(file);
        var language = Language.Russian;
        var now = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Unspecified);
        string? phone = null;
        var settings = new List<(string, string)>();
        var lines = new List<StoryLine>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith('#'))
            {
                title = lines.Count == 0 && number == 1 ? line.TrimStart('#', ' ') : title;
            }
            else if (lines.Count == 0 && Phone().Match(line) is { Success: true } told)
            {
                phone = told.Groups["phone"].Value;
            }
            else if (line.Length > 0 && lines.Count == 0 && Header().Match(line) is { Success: true } header)
            {
                ReadHeader(file, number, header.Groups["key"].Value, header.Groups["value"].Value, ref language, ref now, settings);
            }
            else if (line.Length > 0)
            {
                lines.Add(ReadLine(file, number, line));
            }
        }
        return new Story(file, title, language, new DateTimeOffset(now, TimeSpan.Zero), [.. lines]) { Settings = [.. settings], Phone = phone };
    }

    /// <summary>One line by itself: what <c>chat</c> takes too.</summary>
    /// <exception cref="StoryFormatException">It cannot be read.</exception>
    public static StoryLine ReadLine(string file, int number, string line)
    {
        if (Wait().Match(line) is { Success: true } wait)
        {
            var count = double.Parse(wait.Groups["count"].Value, CultureInfo.InvariantCulture);
            if (count > LongestWait)
            {
                throw new StoryFormatException(file, number, $"a wait of {count} is more than {LongestWait}");
            }
            return new StoryLine.Waits(number, wait.Groups["unit"].Value switch
            {
                "s" => TimeSpan.FromSeconds(count),
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromDays(count),
            });
        }
        if (Spoken().Match(line) is not { Success: true } spoken || !Roles.TryGetValue(spoken.Groups["role"].Value, out var role))
        {
            throw new StoryFormatException(file, number, "a line is \"абонент> …\", \"бот> …\", \"оператор> …\", \"перезапуск>\" or \"+15m\"");
        }
        var who = spoken.Groups["who"].Value is { Length: > 0 } name ? name : "Айгуль";
        var rest = spoken.Groups["rest"].Value.Trim();
        return role switch
        {
            "restart" => new StoryLine.Restarts(number),
            "bot" => Expectation(file, number, rest),
            "operator" => Deed(rest) is var (what, value) ? new StoryLine.OperatorDoes(number, who, what, value) : new StoryLine.OperatorSays(number, who, rest),
            _ when Deed(rest) is var (what, value) => new StoryLine.Does(number, what, value),
            _ when rest is ['[', .. var title, ']'] => new StoryLine.Presses(number, title),
            _ => new StoryLine.Says(number, rest),
        };
    }

    private static void ReadHeader(
        string file, int number, string key, string value, ref Language language, ref DateTime now, List<(string, string)> settings)
    {
        switch (key)
        {
            case "language":
                language = Languages.FromCode(value) ?? throw new StoryFormatException(file, number, "the language is ru, kk or en");
                break;
            case "now":
                now = DateTime.TryParseExact(value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                    ? moment
                    : throw new StoryFormatException(file, number, "now is a moment like 2026-11-23 10:00");
                break;
            default:
                settings.Add((key, value));
                break;
        }
    }

    // (фото), (контакт +77011234567), (закрыть): what is not words.
    private static (string What, string Value)? Deed(string text)
    {
        if (text is not ['(', .. var inner, ')'])
        {
            return null;
        }
        var space = inner.IndexOf(' ', StringComparison.Ordinal);
        var name = space < 0 ? inner : inner[..space];
        var value = space < 0 ? "" : inner[(space + 1)..].Trim();
        if (Deeds.TryGetValue(name, out var what))
        {
            return (what, value);
        }
        return Deeds.ContainsValue(name) ? (name, value) : null;
    }

    private static StoryLine.Expects Expectation(string file, int number, string text)
    {
        var texts = ImmutableArray.CreateBuilder<ExpectedText>();
        var words = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        foreach (Match piece in Piece().Matches(text))
        {
            if (text[at..piece.Index].Trim().Length > 0)
            {
                break;
            }
            at = piece.Index + piece.Length;
            if (piece.Groups["word"].Success)
            {
                words.Add(piece.Groups["word"].Value);
            }
            else
            {
                texts.Add(new ExpectedText(piece.Groups["key"].Value, [.. Value().Matches(piece.Groups["values"].Value).Select(value => value.Groups["value"].Value.Trim('"'))]));
            }
        }
        return text[at..].Trim().Length == 0
            ? new StoryLine.Expects(number, texts.ToImmutable(), words.ToImmutable())
            : throw new StoryFormatException(file, number, $"after \"бот>\" stand [names of texts] and \"words\", not {text[at..].Trim()}");
    }

    [GeneratedRegex(@"^(?<key>[A-Za-z]+(:[A-Za-z0-9]+)*):\s+(?<value>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Header();

    [GeneratedRegex(@"^phone:\s+(?<phone>\+\d{11})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^\+(?<count>\d+(\.\d+)?)(?<unit>[smhd])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Wait();

    [GeneratedRegex(@"^(?<role>\w+)(\s+(?<who>[^>]+?))?\s*>(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Spoken();

    [GeneratedRegex("""\[(?<key>[\w.-]+)(?<values>(\s+[\w-]+=("[^"]*"|[^\s\]]+))*)\s*\]|"(?<word>[^"]+)"|«(?<word>[^»]+)»""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Piece();

    [GeneratedRegex("""[\w-]+=(?<value>"[^"]*"|[^\s\]]+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeoutMilliseconds)]
    private static partial Regex Value();
}
