namespace EndToEnd;

/// <summary>One running program for everything that only reads its guides.</summary>
public sealed class GuideHouse : IAsyncLifetime
{
    private readonly Service _service = new("--Operators:WorkingHours=Mon-Sun 00:00-24:00");

    public Uri Address => _service.Address;

    public HttpClient Http => _service.Http;

    /// <summary>Every guide in every language it is written in.</summary>
    public static IEnumerable<(string Guide, string Language)> Pages() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(Repository.Folder("dialogs"), "guides")).Order(StringComparer.Ordinal)
        where !Path.GetFileName(folder).StartsWith('_')
        from file in Directory.EnumerateFiles(folder, "guide.*.md").Order(StringComparer.Ordinal)
        select (Path.GetFileName(folder), Path.GetFileName(file).Split('.')[1]);

    public Task InitializeAsync() => _service.Start();

    public async Task DisposeAsync() => await _service.DisposeAsync();
}

/// <summary>A copy of the content that a test may edit.</summary>
public sealed class OwnDialogs : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-dialogs");

    public OwnDialogs()
    {
        var source = Repository.Folder("dialogs");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(_folder.FullName, System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path => _folder.FullName;

    public void Edit(string file, Func<string, string> change) => Write(file, change(File.ReadAllText(System.IO.Path.Combine(Path, file))));

    public void Write(string file, string text)
    {
        var full = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
