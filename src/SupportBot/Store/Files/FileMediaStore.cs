using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using SupportBot.Channels;

namespace SupportBot.Store.Files;

/// <summary>
/// Keeps files in a folder, each under the SHA-256 of its bytes (or the id it was promised under): the same bytes are kept once, and a kept file never changes. Beside each
/// lies <c>.json</c> with its type and size, for the person who looks at the disk. Pictures of the content are opened from
/// <paramref name="content"/> by their path below it.
/// </summary>
/// <param name="folder">Made at the first file.</param>
/// <param name="content">The content folder (<c>dialogs</c>); null when there is none.</param>
public sealed class FileMediaStore(string folder, string? content, IIds ids) : IMediaStore
{
    private static readonly string[] ContentPictures = [".png", ".jpg", ".jpeg", ".webp", ".gif"];

    public Task<MediaFile> Keep(Stream stream, string name, string type, CancellationToken cancellation) => Keep(null, stream, name, type, cancellation);

    public Task<MediaFile> KeepAs(string id, Stream content, string name, string type, CancellationToken cancellation) => IsKept(id)
        ? Keep(id, content, name, type, cancellation)
        : throw new ArgumentException("An id of a kept file is 64 hexadecimal digits.", nameof(id));

    private async Task<MediaFile> Keep(string? given, Stream stream, string name, string type, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, ids.Next() + ".part");
        try
        {
            var (hash, size) = await Write(stream, temporary, cancellation);
            var file = new MediaFile(given ?? hash, name, type, size);
            Settle(temporary, file);
            return file;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? Open(string id)
    {
        var path = IsKept(id) ? PathOf(id) : ContentPath(id);
        try
        {
            return path is null || !File.Exists(path) ? null : File.OpenRead(path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task<(string Id, long Size)> Write(Stream stream, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var piece = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(piece, cancellation)) > 0)
            {
                hash.AppendData(piece, 0, read);
                await file.WriteAsync(piece.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
        file.Flush(flushToDisk: true);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }

    // The sidecar first: a file without it would be one nobody can explain, a sidecar without a file is only waiting for it.
    private void Settle(string temporary, MediaFile file)
    {
        var path = PathOf(file.Id);
        if (File.Exists(path))
        {
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var sidecar = temporary + ".json";
        using (var note = new FileStream(sidecar, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(note, new Sidecar(file.Type, file.Size, file.Name));
            note.Flush(flushToDisk: true);
        }
        File.Move(sidecar, path + ".json", overwrite: true);
        File.Move(temporary, path, overwrite: true);
    }

    private string PathOf(string id) => Path.Combine(folder, id[..2], id);

    private static bool IsKept(string id) => id.Length == 64 && id.All(char.IsAsciiHexDigitLower);

    private string? ContentPath(string id)
    {
        if (content is null || id.Contains('\0') || !ContentPictures.Contains(Path.GetExtension(id).ToLowerInvariant()))
        {
            return null;
        }
        var root = Path.GetFullPath(content) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, id));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }

    private sealed record Sidecar(string Type, long Size, string Name);
}
