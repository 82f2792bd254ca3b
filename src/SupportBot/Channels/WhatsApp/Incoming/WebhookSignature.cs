using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Channels.WhatsApp.Incoming;

/// <summary>Is a body really from Meta? HMAC-SHA256 with the app secret over the bytes exactly as received (whatsapp.md §2.2). Pure.</summary>
public static class WebhookSignature
{
    private const string Prefix = "sha256=";

    /// <summary>Takes the same time for every wrong signature of the right form.</summary>
    /// <param name="header">The value of <c>X-Hub-Signature-256</c>; null when it is missing.</param>
    public static bool Valid(ReadOnlySpan<byte> body, string? header, IEnumerable<string> secrets)
    {
        Span<byte> told = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (header is null || !header.StartsWith(Prefix, StringComparison.Ordinal) || header.Length != Prefix.Length + (2 * told.Length)
            || Convert.FromHexString(header.AsSpan(Prefix.Length), told, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }
        Span<byte> ours = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var valid = false;
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, ours);
            valid |= CryptographicOperations.FixedTimeEquals(ours, told);
        }
        return valid;
    }
}
