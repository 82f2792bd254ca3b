namespace Handoff.Tests.Bitrix24.Support;

/// <summary>A media store that only remembers names.</summary>
internal sealed class NamedFiles : IDeskFiles
{
    public List<DeskFile> Kept { get; } = [];

    public async Task<DeskFile> Keep(Stream content, string name, string type, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellation);
        var file = new DeskFile($"kept-{Kept.Count + 1}", name, type, "");
        Kept.Add(file);
        return file;
    }

    public string? Link(DeskFile file) => $"https://bot.example/media/{file.Id}?signature=x";
}
