namespace SupportBot;

/// <summary>Something an editor should know about a file of the content.</summary>
/// <param name="File">Below the content folder, with forward slashes.</param>
/// <param name="Line">From 1; 0 = the file as a whole.</param>
public sealed record ContentFinding(string File, int Line, bool IsError, string Text)
{
    public static ContentFinding Error(string file, int line, string text) => new(file, line, IsError: true, text);

    public static ContentFinding Warning(string file, int line, string text) => new(file, line, IsError: false, text);

    /// <summary>As compilers write it: <c>texts/ru.yaml:12: error: …</c></summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {(IsError ? "error" : "warning")}: {Text}");
}
