using System.Collections.Frozen;

namespace SupportBot.Channels.WhatsApp;

/// <summary>Everything the channel has to be told (contracts.md §2, <c>WhatsApp:*</c>).</summary>
/// <param name="PhoneNumberId">Meta's id of our number; messages leave from it, never from the visible number.</param>
/// <param name="AppSecret">Signs what Meta posts to us. Two, parted by a comma, while the secret is being changed.</param>
/// <param name="VerifyToken">Our own word for the handshake.</param>
/// <param name="ApiUrl">Without a slash at the end.</param>
/// <param name="Templates">Language → name of an approved template with one variable, the operator's words.</param>
public sealed record WhatsAppSettings(
    string PhoneNumberId,
    string AccessToken,
    string AppSecret,
    string VerifyToken,
    string ApiUrl,
    string ApiVersion,
    FrozenDictionary<Language, string> Templates)
{
    /// <summary>The secrets whose signature is good.</summary>
    public IEnumerable<string> AppSecrets => AppSecret.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without secrets: it may stand in a log.</summary>
    public override string ToString() => $"WhatsApp {PhoneNumberId} at {ApiUrl}/{ApiVersion}";

    /// <summary>The template for a subscriber of this language; the Russian one when there is none.</summary>
    public (string Name, Language Language)? Template(Language language) =>
        Templates.TryGetValue(language, out var own) ? (own, language)
        : Templates.TryGetValue(Language.Russian, out var other) ? (other, Language.Russian)
        : null;
}
