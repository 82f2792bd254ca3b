namespace SupportBot.Commands.Evaluation;

/// <summary>A tab separated file with one header line and no quoting, as the sample data are.</summary>
internal sealed class LabelledFile
{
    private readonly string[] _columns;
    private readonly string _name;

    private LabelledFile(string name, string[] columns, IReadOnlyList<string[]> rows)
    {
        _name = name;
        _columns = columns;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <exception cref="InputRefusedException">The file is missing, empty, or a row has more fields than the header.</exception>
    public static LabelledFile Read(string name)
    {
        if (!File.Exists(name))
        {
            throw new InputRefusedException($"There is no file {name}.");
        }
        var lines = File.ReadAllLines(name);
        if (lines is not [{ Length: > 0 } header, ..])
        {
            throw new InputRefusedException($"{name} is empty: its first line must name the columns.");
        }
        var columns = header.TrimStart('\uFEFF').Split('\t');
        var rows = new List<string[]>(lines.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }
            var fields = lines[i].Split('\t');
            if (fields.Length > columns.Length)
            {
                throw new InputRefusedException(FormattableString.Invariant($"{name}:{i + 1}: {fields.Length} fields, the header names {columns.Length}."));
            }
            rows.Add(fields);
        }
        return new LabelledFile(name, columns, rows);
    }

    /// <summary>Reads a column that must be there.</summary>
    /// <exception cref="InputRefusedException">The header does not name it.</exception>
    public Func<string[], string> Column(params ReadOnlySpan<string> names) =>
        Find(names) ?? throw new InputRefusedException($"{_name}: the header names no column \"{string.Join("\" or \"", names.ToArray())}\".");

    /// <summary>Reads the first of these columns that is there; null when none is. A field that the row does not have is empty.</summary>
    public Func<string[], string>? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Array.IndexOf(_columns, name) is >= 0 and var at)
            {
                return row => at < row.Length ? row[at].TrimEnd('\r') : "";
            }
        }
        return null;
    }
}

/// <summary>A file given to a verb cannot be used; the message says which, where and why.</summary>
public sealed class InputRefusedException(string message) : Exception(message);
