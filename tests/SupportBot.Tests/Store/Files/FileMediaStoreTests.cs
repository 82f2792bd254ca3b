using System.Text;
using SupportBot.Store.Files;

namespace SupportBot.Tests.Store.Files;

public sealed class FileMediaStoreTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("media-").FullName;

    private FileMediaStore Store => new(Path.Combine(root, "media"), Path.Combine(root, "dialogs"), new RandomIds(TimeProvider.System));

    [Fact]
    public async Task What_was_kept_comes_back_and_the_same_bytes_are_kept_once()
    {
        var first = await Keep("привет", "a.txt");
        var second = await Keep("привет", "b.txt");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(("b.txt", 12L), (second.Name, second.Size));
        Assert.Equal("привет", Text(first.Id));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(root, "media"), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.Keep(new BrokenStream(), "a", "b", CancellationToken.None));
        Assert.Empty(Directory.GetFiles(Path.Combine(root, "media"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Pictures_of_the_content_are_opened_by_their_path_and_nothing_else_of_the_disk_is()
    {
        Directory.CreateDirectory(Path.Combine(root, "dialogs", "guides", "x"));
        File.WriteAllText(Path.Combine(root, "dialogs", "guides", "x", "y.png"), "png");
        File.WriteAllText(Path.Combine(root, "dialogs", "streets.csv"), "secret");
        File.WriteAllText(Path.Combine(root, "outside.png"), "secret");

        Assert.Equal("png", Text("guides/x/y.png"));
        string[] others = ["streets.csv", "../outside.png", "guides/../../outside.png", Path.Combine(root, "outside.png"), "", "guides/x", "a\0.png", "none.png", new('a', 64)];
        Assert.All(others, id => Assert.Null(Store.Open(id)));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Task<SupportBot.Channels.MediaFile> Keep(string text, string name) =>
        Store.Keep(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, "text/plain", CancellationToken.None);

    private string? Text(string id)
    {
        using var stream = Store.Open(id);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
