using System.Text.Json;

namespace Handoff.Bitrix24.Rest;

/// <summary>
/// Keeps the pair of tokens. Every refresh replaces both, and a refresh token works once: so one refresh at a time, in this process and in every
/// other that shares the store; the new pair is stored before anybody uses it, and whoever finds a newer pair in the store takes that instead.
/// </summary>
public sealed class TokenKeeper(IPortalMemory memory, HttpClient http, PortalSettings settings, TimeProvider time, IPortalDiary diary) : IDisposable
{
    private const string Name = "tokens";
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);
    // A refresh token that nobody uses dies after 180 days.
    private static readonly TimeSpan AtLeast = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly RefreshLease _lease = new(memory, time);
    private PortalTokens? _tokens;
    private string? _deadRefresh;

    /// <summary>Why no token can be had until somebody installs the application again; null = all is well.</summary>
    public string? Dead { get; private set; }

    /// <summary>The stored pair; null = the application is not installed.</summary>
    public async Task<PortalTokens?> Stored() => _tokens ??= PortalTokens.FromJson(await memory.Read(Name).ConfigureAwait(false));

    /// <summary>An installation was verified: from now on its tokens count.</summary>
    public async Task Install(PortalTokens tokens)
    {
        await memory.Write(Name, tokens.ToJson()).ConfigureAwait(false);
        (_tokens, Dead, _deadRefresh) = (tokens, null, null);
    }

    /// <summary>The administrator removed the application.</summary>
    public async Task Forget()
    {
        await memory.Remove(Name).ConfigureAwait(false);
        _tokens = null;
    }

    /// <summary>A token that works for at least a minute.</summary>
    /// <exception cref="TokenRefusedException">There is none until a person acts.</exception>
    /// <exception cref="HttpRequestException">The token server cannot be reached now.</exception>
    public async Task<PortalTokens> Current(CancellationToken cancellation)
    {
        var tokens = await Stored().ConfigureAwait(false) ?? throw new TokenRefusedException("NOT_INSTALLED", "the application is not installed on the portal");
        return tokens.Expires - Early > time.GetUtcNow() && tokens.RefreshedAt + AtLeast > time.GetUtcNow()
            ? tokens
            : await Refresh(tokens.AccessToken, cancellation).ConfigureAwait(false);
    }

    /// <summary>Exchanges the pair, unless somebody did so since <paramref name="stale"/> was handed out.</summary>
    /// <exception cref="TokenRefusedException">The refresh token is dead.</exception>
    public async Task<PortalTokens> Refresh(string stale, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (await Standing().ConfigureAwait(false) is var (_, newer) && newer.AccessToken != stale)
            {
                return _tokens = newer;
            }
            var ours = await _lease.Take(cancellation).ConfigureAwait(false);
            try
            {
                // While we waited somebody may have done it.
                var (text, stored) = await Standing().ConfigureAwait(false);
                if (stored.AccessToken != stale)
                {
                    return _tokens = stored;
                }
                return stored.RefreshToken == _deadRefresh
                    ? throw new TokenRefusedException("invalid_grant", Dead!)
                    : await Exchange(text, stored).ConfigureAwait(false);
            }
            finally
            {
                await _lease.GiveBack(ours).ConfigureAwait(false);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<(string Text, PortalTokens Tokens)> Standing()
    {
        var text = await memory.Read(Name).ConfigureAwait(false);
        return (text!, PortalTokens.FromJson(text) ?? throw new TokenRefusedException("NOT_INSTALLED", "the application is not installed on the portal"));
    }

    public void Dispose() => _one.Dispose();

    // Not cancelled half-way: a pair that the server made and we did not store is lost for good.
    private async Task<PortalTokens> Exchange(string text, PortalTokens stored)
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = settings.ClientId,
            ["client_secret"] = settings.ClientSecret,
            ["refresh_token"] = stored.RefreshToken,
        });
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), time);
        using var response = await http.PostAsync(Address(stored), form, deadline.Token).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(deadline.Token).ConfigureAwait(false);
        using var answer = ParseJson(body);
        if (answer.RootElement.Text("access_token") is not { Length: > 0 } access)
        {
            return await Refused(stored, answer.RootElement).ConfigureAwait(false);
        }
        var fresh = Renewed(stored, answer.RootElement, access);
        if (!await memory.Exchange(Name, text, fresh.ToJson()).ConfigureAwait(false))
        {
            // Under the lease only an installation writes here, and its keys are newer than what came of the old ones.
            diary.Note(DiaryLevel.Warning, "The application was installed anew while its tokens were exchanged.");
            return _tokens = (await Standing().ConfigureAwait(false)).Tokens;
        }
        (_tokens, Dead) = (fresh, null);
        return fresh;
    }

    private PortalTokens Renewed(PortalTokens stored, JsonElement answer, string access) => stored with
    {
        AccessToken = access,
        RefreshToken = answer.Text("refresh_token") ?? stored.RefreshToken,
        Expires = answer.Text("expires") is { } at && long.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var unix)
            ? DateTimeOffset.FromUnixTimeSeconds(unix)
            : time.GetUtcNow().AddHours(1),
        ClientEndpoint = answer.Text("client_endpoint") is { Length: > 0 } endpoint ? endpoint : stored.ClientEndpoint,
        RefreshedAt = time.GetUtcNow(),
    };

    private async Task<PortalTokens> Refused(PortalTokens stored, JsonElement answer)
    {
        var now = PortalTokens.FromJson(await memory.Read(Name).ConfigureAwait(false));
        if (now is not null && now.RefreshToken != stored.RefreshToken)
        {
            return _tokens = now;
        }
        var code = answer.Text("error") ?? "no_token";
        if (code is "invalid_grant" or "invalid_client" or "invalid_token" or "PAYMENT_REQUIRED" or "insufficient_scope" or "invalid_scope")
        {
            Dead = $"the token server refused ({code}); the application has to be installed again";
            _deadRefresh = code == "invalid_grant" ? stored.RefreshToken : null;
            diary.Note(DiaryLevel.Alarm, $"Bitrix24: {Dead}.");
            throw new TokenRefusedException(code, Dead);
        }
        throw new HttpRequestException($"The token server answered {code}.");
    }

    private Uri Address(PortalTokens stored)
    {
        var server = settings.OAuthUrl is { Length: > 0 } set ? new Uri(set) : new Uri(stored.ServerEndpoint);
        return new Uri(server, "/oauth/token/");
    }

    private static JsonDocument ParseJson(string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException notData)
        {
            throw new HttpRequestException("The token server answered with something that is not data.", notData);
        }
    }
}

/// <summary>No token can be had until a person acts.</summary>
public sealed class TokenRefusedException(string code, string why) : Exception(why)
{
    public string Code { get; } = code;
}
