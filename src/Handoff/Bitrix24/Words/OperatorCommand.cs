namespace Handoff.Bitrix24.Words;

/// <summary>What an operator can order at the start of a line; such a message never reaches the subscriber. A closed set.</summary>
public abstract record OperatorCommand
{
    private OperatorCommand()
    {
    }

    /// <param name="Name">A guide's id, perhaps <c>id#step</c>.</param>
    public sealed record Guide(string Name) : OperatorCommand;

    public sealed record Callback : OperatorCommand;

    public sealed record ToBot : OperatorCommand;

    public sealed record Close : OperatorCommand;

    public sealed record Note(string Text) : OperatorCommand;

    public sealed record Help : OperatorCommand;

    /// <summary>A slash and something we do not know: most likely a slip of the pen, so it is held back as well.</summary>
    public sealed record Unclear(string Word) : OperatorCommand;

    /// <summary>The command of a message; null = these are words for the subscriber. Any line that begins with a command makes the whole message one.</summary>
    public static OperatorCommand? Read(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Of(lines[i].Trim(), string.Join('\n', lines[i..]).Trim(), first: i == 0) is { } command)
            {
                return command;
            }
        }
        return null;
    }

    private static OperatorCommand? Of(string line, string rest, bool first)
    {
        if (line.Length < 2 || line[0] != '/' || !char.IsLetter(line[1]))
        {
            return null;
        }
        var end = line.IndexOf(' ', StringComparison.Ordinal);
        var word = (end < 0 ? line : line[..end]).ToLowerInvariant();
        var argument = end < 0 ? "" : line[(end + 1)..].Trim();
        return word switch
        {
            "/guide" or "/гид" or "/инструкция" => new Guide(argument),
            "/callback" or "/звонок" => new Callback(),
            "/bot" or "/бот" => new ToBot(),
            "/close" or "/закрыть" => new Close(),
            "/note" or "/заметка" => new Note(rest[Math.Min(rest.Length, word.Length)..].Trim()),
            "/help" or "/помощь" => new Help(),
            // "/etc/hosts" in the middle of an explanation is no command; a message that begins with a slash nearly always is.
            _ => first && word.IndexOf('/', 1) < 0 ? new Unclear(word) : null,
        };
    }
}
