using SupportBot.Content;
using SupportBot.Conversations;

namespace SupportBot.Tests.Content;

/// <summary>A copy of the product's own content that a test may spoil.</summary>
internal sealed class DialogsCopy : IDisposable
{
    public DialogsCopy()
    {
        Root = Directory.CreateTempSubdirectory("dialogs-").FullName;
        var own = Repository.Folder("dialogs");
        foreach (var file in Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories).Where(IsNeeded))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(own, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root { get; }

    /// <summary>Replaces words in a file; they must be there.</summary>
    public void Edit(string path, string from, string to)
    {
        var file = Path.Combine(Root, path);
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Add(string path, string text) => File.AppendAllText(Path.Combine(Root, path), text);

    public void Remove(string path) => File.Delete(Path.Combine(Root, path));

    /// <summary>What <c>check</c> finds, as it prints it.</summary>
    public IReadOnlyList<string> Check()
    {
        Reader().Read(out var findings);
        return [.. findings.Select(finding => finding.ToString())];
    }

    public EditionReader Reader() => new(new ContentFolder(Root), new ConversationSettings(), []);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // Sources of drawings and stories are no part of an edition.
    private static bool IsNeeded(string file) =>
        !file.Contains($"{Path.DirectorySeparatorChar}_art{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.EndsWith(".story", StringComparison.Ordinal);
}
