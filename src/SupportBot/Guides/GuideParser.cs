using System.Collections.Immutable;
using System.Globalization;

namespace SupportBot.Guides;

/// <summary>Reads a guide's Markdown file line by line, so that every finding names its line.</summary>
public sealed class GuideParser(string file, string folder, ICollection<ContentFinding> findings)
{
    private const string Shared = "../_pictures/";

    private readonly Dictionary<string, (string Value, int Line)> _front = new(StringComparer.Ordinal);
    private readonly List<GuideStep> _steps = [];
    private readonly List<string> _text = [];
    private readonly List<GuideAnswer> _answers = [];
    private string? _step;
    private int _stepLine;
    private string? _picture;
    private string _alt = "";
    private string _question = "";
    private TimeSpan _wait;
    private string _pictureLess = "";

    private static readonly string[] KnownKeys = ["title", "brand", "models", "problems", "aliases", "draft"];

    /// <summary>The front matter's value; empty when it is not there.</summary>
    public string Front(string key) => _front.TryGetValue(key, out var value) ? value.Value : "";

    /// <summary>The front matter's list.</summary>
    public ImmutableArray<string> List(string key) =>
        [.. Front(key).Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Unquoted)];

    public GuideText Parse(string content)
    {
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var at = ReadFront(lines);
        for (; at < lines.Length; at++)
        {
            Read(lines[at].TrimEnd(), at + 1);
        }
        EndStep();
        if (_steps.Count == 0)
        {
            findings.Add(ContentFinding.Error(file, 1, "the guide has no step (## name)"));
        }
        return new GuideText(Front("title"), [.. _steps]);
    }

    private int ReadFront(string[] lines)
    {
        if (lines[0].Trim() != "---")
        {
            findings.Add(ContentFinding.Error(file, 1, "the guide must begin with --- and its title"));
            return 0;
        }
        var at = 1;
        for (; at < lines.Length && lines[at].Trim() != "---"; at++)
        {
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            var key = colon > 0 ? lines[at][..colon].Trim() : "";
            if (!KnownKeys.Contains(key, StringComparer.Ordinal))
            {
                findings.Add(ContentFinding.Error(file, at + 1, $"unknown key \"{lines[at].Trim()}\"; known are {string.Join(", ", KnownKeys)}"));
                continue;
            }
            _front[key] = (Unquoted(WithoutComment(lines[at][(colon + 1)..]).Trim()), at + 1);
        }
        if (Front("title").Length == 0)
        {
            findings.Add(ContentFinding.Error(file, 1, "the title is missing"));
        }
        return at + 1;
    }

    private void Read(string line, int number)
    {
        switch (line)
        {
            case ['#', '#', ' ', ..]:
                EndStep();
                (_step, _stepLine) = (line[3..].Trim(), number);
                break;
            case "" or ['#', ' ', ..]:
                break;
            case var _ when _step is null:
                findings.Add(ContentFinding.Error(file, number, "text before the first step (## name)"));
                break;
            case ['!', '[', ..]:
                ReadPicture(line, number);
                break;
            case ['?', ' ', ..]:
                _question = line[2..].Trim();
                break;
            case ['-', ' ', '[', ..]:
                ReadAnswer(line, number);
                break;
            case var _ when line.StartsWith("wait:", StringComparison.Ordinal):
                ReadWait(line["wait:".Length..].Trim(), number);
                break;
            case var _ when line.StartsWith("picture:", StringComparison.Ordinal):
                ReadNoPicture(line["picture:".Length..].Trim(), number);
                break;
            default:
                _text.Add(line.Trim());
                break;
        }
    }

    private void ReadPicture(string line, int number)
    {
        var middle = line.IndexOf("](", StringComparison.Ordinal);
        if (middle < 0 || !line.EndsWith(')'))
        {
            findings.Add(ContentFinding.Error(file, number, "a picture is written ![what is to be seen](file.png)"));
            return;
        }
        _alt = line[2..middle].Trim();
        _picture = Below(line[(middle + 2)..^1].Trim());
        if (_alt.Length == 0)
        {
            findings.Add(ContentFinding.Error(file, number, "the picture has no alternative text"));
        }
    }

    private void ReadNoPicture(string text, int number)
    {
        if (text is not ['n', 'o', 'n', 'e', ' ', '(', _, .., ')'])
        {
            findings.Add(ContentFinding.Error(file, number, "a step without a picture says why: picture: none (why)"));
            return;
        }
        _pictureLess = text["none (".Length..^1];
    }

    // Guides share drawings: "../_pictures/name.png" lies beside the guides, everything else in the guide's own folder.
    private string Below(string path) => path.StartsWith(Shared, StringComparison.Ordinal)
        ? $"guides/{path["../".Length..]}"
        : $"{folder}/{path}";

    private void ReadAnswer(string line, int number)
    {
        var middle = line.IndexOf("](", StringComparison.Ordinal);
        if (middle < 0 || !line.EndsWith(')'))
        {
            findings.Add(ContentFinding.Error(file, number, "an answer is written - [title](#step)"));
            return;
        }
        _answers.Add(new GuideAnswer(line[3..middle].Trim(), line[(middle + 2)..^1].Trim(), number));
    }

    private void ReadWait(string text, int number)
    {
        var unit = text.Length > 0 ? text[^1] : ' ';
        if (unit is not ('s' or 'm') || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > 600)
        {
            findings.Add(ContentFinding.Error(file, number, "a wait is written wait: 2m or wait: 30s"));
            return;
        }
        _wait = unit == 'm' ? TimeSpan.FromMinutes(amount) : TimeSpan.FromSeconds(amount);
    }

    private void EndStep()
    {
        if (_step is not null)
        {
            _steps.Add(new GuideStep(_step, string.Join('\n', _text), _picture, _alt, _question, [.. _answers], _wait, _stepLine, _pictureLess));
        }
        _step = null;
        _picture = null;
        _alt = "";
        _question = "";
        _wait = TimeSpan.Zero;
        _pictureLess = "";
        _text.Clear();
        _answers.Clear();
    }

    private static string Unquoted(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;

    private static string WithoutComment(string value)
    {
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment >= 0 && value.Count(letter => letter == '"') % 2 == 0 && comment > value.LastIndexOf('"') ? value[..comment] : value;
    }
}
