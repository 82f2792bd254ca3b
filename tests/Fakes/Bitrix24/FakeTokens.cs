using System.Globalization;

namespace Fakes.Bitrix24;

/// <summary>The token server: every refresh replaces both, an old refresh token is dead for good.</summary>
public sealed class FakeTokens(TimeProvider time)
{
    private int _number;

    public string Access { get; private set; } = "access-0";

    public string Refresh { get; private set; } = "refresh-0";

    public DateTimeOffset Expires { get; private set; } = time.GetUtcNow().AddHours(1);

    public string ApplicationToken { get; set; } = "application-secret";

    public string MemberId { get; } = "member-1";

    /// <summary>How often a pair was exchanged.</summary>
    public int Refreshes { get; private set; }

    /// <summary>How often somebody came with a dead refresh token: each would have cost a new installation.</summary>
    public int DeadRefreshes { get; private set; }

    /// <summary>The administrator withdrew the application's rights.</summary>
    public bool Revoked { get; set; }

    public bool IsGood(string? access) => access == Access && !Revoked && Expires > time.GetUtcNow();

    public bool IsKnown(string? access) => access is not null && access.StartsWith("access-", StringComparison.Ordinal) && !Revoked;

    public void Expire() => Expires = time.GetUtcNow();

    public FakeAnswer Exchange(IReadOnlyDictionary<string, string> form, string self)
    {
        if (form.GetValueOrDefault("client_id") != "local.app" || form.GetValueOrDefault("client_secret") != "client-secret")
        {
            return FakeAnswer.Json(400, """{"error":"invalid_client"}""");
        }
        if (form.GetValueOrDefault("grant_type") != "refresh_token" || form.GetValueOrDefault("refresh_token") != Refresh || Revoked)
        {
            DeadRefreshes++;
            return FakeAnswer.Json(400, """{"error":"invalid_grant"}""");
        }
        Refreshes++;
        _number++;
        Access = "access-" + _number.ToString(CultureInfo.InvariantCulture);
        Refresh = "refresh-" + _number.ToString(CultureInfo.InvariantCulture);
        Expires = time.GetUtcNow().AddHours(1);
        return FakeAnswer.Json(200, $$"""
            {"access_token":"{{Access}}","refresh_token":"{{Refresh}}","expires":{{Expires.ToUnixTimeSeconds()}},"expires_in":3600,"scope":"app",
             "domain":"oauth.example","server_endpoint":"{{self}}/oauth-rest/","client_endpoint":"{{self}}/rest/","member_id":"{{MemberId}}","status":"L","user_id":1}
            """);
    }
}

public sealed record FakeAnswer(int Status, string Type, string Body)
{
    public static FakeAnswer Json(int status, string body) => new(status, "application/json; charset=utf-8", body);

    public static FakeAnswer Error(int status, string code, string description = "") =>
        Json(status, $$"""{"error":"{{code}}","error_description":"{{description}}"}""");

    public static readonly FakeAnswer Page = new(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
}
