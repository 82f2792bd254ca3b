using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Bitrix24.Rest;

/// <summary>What an installation gave us: who the portal is and the keys to it. Kept in the store, never logged, never shown.</summary>
/// <param name="MemberId">The portal's permanent id; its address may change.</param>
/// <param name="ApplicationToken">Proves that an event is from this portal.</param>
/// <param name="ClientEndpoint">Where methods are called, with a slash at the end.</param>
/// <param name="ServerEndpoint">The token server's neighbour, as the portal named it.</param>
/// <param name="UserId">The employee on whose behalf we act.</param>
/// <param name="RefreshedAt">When the pair was made.</param>
public sealed record PortalTokens(
    string MemberId,
    string ApplicationToken,
    string AccessToken,
    string RefreshToken,
    DateTimeOffset Expires,
    string ClientEndpoint,
    string ServerEndpoint,
    string UserId,
    DateTimeOffset RefreshedAt)
{
    public string ToJson() => JsonSerializer.Serialize(this, TokensJson.Default.PortalTokens);

    public static PortalTokens? FromJson(string? text) => text is null ? null : JsonSerializer.Deserialize(text, TokensJson.Default.PortalTokens);

    // A record prints all its members; these must never reach a log.
    public override string ToString() => $"tokens of {MemberId}, good until {Expires:u}";
}

[JsonSerializable(typeof(PortalTokens))]
internal sealed partial class TokensJson : JsonSerializerContext;
