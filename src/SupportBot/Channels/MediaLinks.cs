using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels;

/// <summary>
/// Makes and checks links to files that work for a short while and cannot be guessed or changed.
/// </summary>
/// <param name="key">The secret of the signature, at least 32 bytes. With another key all links made before are void.</param>
/// <param name="lead">What stands before <c>/media/</c>: the public address without its last slash for those who fetch from elsewhere, empty for our own pages.</param>
public sealed class MediaLinks(byte[] key, TimeProvider time, string lead = "")
{
    /// <summary>A link works at least this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    // Rounding makes the link to one file the same for a while, so that a browser can keep the picture.
    private const long Round = 30 * 60;

    /// <summary>The path (or address) of the file, good for <see cref="Lifetime"/> or a little longer.</summary>
    public string For(MediaFile file)
    {
        var expires = ((time.GetUtcNow() + Lifetime).ToUnixTimeSeconds() / Round + 1) * Round;
        var until = expires.ToString(CultureInfo.InvariantCulture);
        // The name belongs to the link and not to the file: two people may have sent the same bytes under names of their own.
        var name = file.Type.StartsWith("image/", StringComparison.Ordinal) ? "" : file.Name;
        var path = string.Join('/', file.Id.Split('/').Select(Uri.EscapeDataString));
        var called = name.Length == 0 ? "" : "&name=" + Uri.EscapeDataString(name);
        return $"{lead}/media/{path}?expires={until}{called}&signature={Sign(file.Id, until, name)}";
    }

    /// <summary>Is this a link of ours that still works? Never throws, takes the same time for every wrong signature.</summary>
    /// <param name="expires">Unix seconds, as they stand in the link.</param>
    /// <param name="name">The file name in the link, empty when there is none.</param>
    public bool Valid(string id, string? expires, string? name, string? signature) =>
        !id.Contains('\0') && name?.Contains('\0') != true
        && long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Sign(id, expires, name ?? "")), Encoding.UTF8.GetBytes(signature ?? ""))
        && until > time.GetUtcNow().ToUnixTimeSeconds();

    // Zero bytes part the fields, and a field that has one is never valid: no two links sign the same text.
    private string Sign(string id, string expires, string name) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}\0{expires}\0{name}")));
}
