namespace SupportBot.Content;

/// <summary>Puts a phrase behind the examples of a kind of problem, in its file, and leaves every other line as the editors wrote it.</summary>
public static class ExampleWriter
{
    /// <param name="content">The file's text.</param>
    /// <returns>The text with the example; null when the list of the language is not written one example a line.</returns>
    public static string? Add(string content, Language language, string phrase)
    {
        var lines = content.Split('\n').ToList();
        var examples = lines.FindIndex(line => line.TrimEnd() == "examples:");
        var list = examples < 0 ? -1 : lines.FindIndex(examples, line => line.TrimEnd() == $"  {language.Code()}:");
        if (list < 0)
        {
            return null;
        }
        var last = list;
        for (var at = list + 1; at < lines.Count && (lines[at].StartsWith("    ", StringComparison.Ordinal) || lines[at].Trim().Length == 0 || lines[at].TrimStart().StartsWith('#')); at++)
        {
            last = lines[at].TrimStart().StartsWith('-') ? at : last;
        }
        if (last == list)
        {
            return null;
        }
        var indent = lines[last][..^lines[last].TrimStart().Length];
        var end = lines[last].EndsWith('\r') ? "\r" : "";
        lines.Insert(last + 1, $"{indent}- \"{phrase.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"{end}");
        return string.Join('\n', lines);
    }
}
