using System.Globalization;
using System.IO.Enumeration;

namespace SupportBot.Content;

/// <summary>The folder <c>dialogs/</c> as it is on the disk now.</summary>
public sealed class ContentFolder(string root)
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    public string Root { get; } = Path.GetFullPath(root);

    public bool Exists => Directory.Exists(Root);

    /// <summary>A file's text; null when it is not there. Paths are below the folder, with forward slashes.</summary>
    public string? Read(string path)
    {
        var full = Path.Combine(Root, path);
        return File.Exists(full) ? File.ReadAllText(full) : null;
    }

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public long Size(string path) => new FileInfo(Path.Combine(Root, path)).Length;

    public IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateFiles(Path.Combine(Root, folder), pattern).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        : [];

    public IEnumerable<string> Folders(string folder) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateDirectories(Path.Combine(Root, folder)).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('_')).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Changes whenever any file does: names, sizes and times of everything. Looked at every few seconds, so it leaves nothing behind.</summary>
    public string Fingerprint()
    {
        ulong sum = 0;
        foreach (var file in new FileSystemEnumerable<ulong>(Root, Trace, Everywhere) { ShouldIncludePredicate = (ref entry) => !entry.IsDirectory })
        {
            sum += file;
        }
        return sum.ToString("x16", CultureInfo.InvariantCulture);
    }

    // Added up in whatever order the disk tells them.
    private static ulong Trace(ref FileSystemEntry entry)
    {
        var name = HashCode.Combine(string.GetHashCode(entry.Directory, StringComparison.Ordinal), string.GetHashCode(entry.FileName, StringComparison.Ordinal));
        return ((ulong)(uint)name << 32) + (uint)HashCode.Combine(name, entry.Length, entry.LastWriteTimeUtc);
    }
}
