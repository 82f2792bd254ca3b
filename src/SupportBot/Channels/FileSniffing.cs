namespace SupportBot.Channels;

/// <summary>
/// Tells what a file really is by its first bytes. A name and a declared type are only words of the sender: a text called <c>.jpg</c>
/// is taken as a plain file, never as a picture.
/// </summary>
public static class FileSniffing
{
    /// <summary>The type of what is not recognised: offered for saving, never shown.</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>So many first bytes are enough.</summary>
    public const int Enough = 16;

    /// <summary>The media type, <see cref="Unknown"/> when the bytes are of no kind we know.</summary>
    public static string TypeOf(ReadOnlySpan<byte> first) => first switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        // A telephone's own format, which most browsers cannot show: a file to be saved.
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h', (byte)'e', ..] => Unknown,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'m', (byte)'i', (byte)'f', ..] => Unknown,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f', ..] => "image/avif",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => "video/mp4",
        _ => Unknown,
    };

    /// <summary>Looks at the beginning of a stream that can seek and puts it back to its start.</summary>
    public static async Task<string> TypeOf(Stream content, CancellationToken cancellation)
    {
        var first = new byte[Enough];
        var read = await content.ReadAtLeastAsync(first, Enough, throwOnEndOfStream: false, cancellation);
        content.Position = 0;
        return TypeOf(first.AsSpan(0, read));
    }

    /// <summary>A file name fit to be shown and kept: no folders, no control characters, at most 100 characters, never empty.</summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && !IsReordering(c)).Take(100)]).Trim();
        return clean is "" or "." or ".." ? "file" : clean;
    }

    // Marks that turn the direction of writing make "gpj.exe" read as "exe.jpg".
    private static bool IsReordering(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F';
}
