namespace SupportBot.Commands.Stories;

/// <summary>Compares what a story expects with what was said. Pure.</summary>
internal static class Expectation
{
    /// <summary>What is different, in words; null = it fits. Texts must come in the order named; more may be said between them.</summary>
    public static string? Difference(StoryLine.Expects expected, IReadOnlyList<Spoken> said)
    {
        if (expected is { Texts.IsEmpty: true, Words.IsEmpty: true })
        {
            return said.Count == 0 ? null : "the bot should say nothing";
        }
        var keys = said.SelectMany(message => message.Keys.Select(key => (Key: key, message.Text))).ToList();
        var from = 0;
        foreach (var text in expected.Texts)
        {
            var at = keys.FindIndex(from, said => said.Key == text.Key);
            if (at < 0)
            {
                return $"[{text.Key}] was not said";
            }
            if (text.Values.FirstOrDefault(value => !Plain(keys[at].Text).Contains(value, StringComparison.OrdinalIgnoreCase)) is { } missing)
            {
                return $"[{text.Key}] does not name \"{missing}\"";
            }
            from = at + 1;
        }
        var all = Plain(string.Join('\n', said.Select(message => message.Text)));
        if (expected.Words.FirstOrDefault(words => !all.Contains(words, StringComparison.OrdinalIgnoreCase)) is { } unsaid)
        {
            return $"\"{unsaid}\" was not said";
        }
        return said.FirstOrDefault(message => message.MustBeNamed && !message.Keys.Any(key => expected.Texts.Any(text => text.Key == key))) is { } unexpected
            ? $"unexpected: {unexpected}"
            : null;
    }

    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal);
}
