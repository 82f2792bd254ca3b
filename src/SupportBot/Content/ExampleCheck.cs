using SupportBot.Understanding;

namespace SupportBot.Content;

/// <summary>
/// Warns of examples that contradict each other (the same words under two kinds) and of those the bot understands otherwise than they stand:
/// either the example is in the wrong file, or its kind needs more like it.
/// </summary>
public sealed class ExampleCheck(ContentFolder folder)
{
    private readonly List<ContentFinding> _findings = [];

    public IReadOnlyList<ContentFinding> Find(IEnumerable<ProblemExamples> examples, IUnderstanding understanding)
    {
        var seen = new Dictionary<string, (string Kind, string Phrase)>(StringComparer.Ordinal);
        foreach (var kind in examples)
        {
            var lines = (folder.Read($"problems/{kind.Id}.yaml") ?? "").Split('\n');
            foreach (var phrase in Languages.All.SelectMany(language => kind.Phrases.GetValueOrDefault(language, [])))
            {
                Check(kind.Id, phrase, lines, seen, understanding);
            }
        }
        return _findings;
    }

    private void Check(string kind, string phrase, string[] lines, Dictionary<string, (string Kind, string Phrase)> seen, IUnderstanding understanding)
    {
        var sound = Understander.SoundOf(phrase);
        if (!seen.TryAdd(sound, (kind, phrase)))
        {
            var (other, same) = seen[sound];
            if (other != kind)
            {
                Warn(kind, phrase, lines, $"\"{phrase}\" is also an example of {other} (\"{same}\"): the bot cannot know which is meant");
            }
            else if (string.Equals(phrase, same, StringComparison.OrdinalIgnoreCase))
            {
                // Another spelling of the same words may well stand beside them.
                Warn(kind, phrase, lines, $"\"{phrase}\" stands here twice");
            }
            return;
        }
        var guess = understanding.Read(phrase).Problems.FirstOrDefault();
        if (guess is not null && guess.Id != kind)
        {
            Warn(kind, phrase, lines, FormattableString.Invariant($"\"{phrase}\" is understood as {guess.Id} ({guess.Confidence:F2}): move it there, or write more examples like it"));
        }
    }

    private void Warn(string kind, string phrase, string[] lines, string text)
    {
        var written = phrase.Replace("\"", "\\\"", StringComparison.Ordinal);
        var line = Array.FindIndex(lines, line => line.TrimStart().StartsWith('-') && line.Contains(written, StringComparison.Ordinal));
        _findings.Add(ContentFinding.Warning($"problems/{kind}.yaml", line + 1, text));
    }
}
