using System.Text.Json.Nodes;
using Handoff.Bitrix24.Events;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Setup;

/// <summary>
/// Installs the application: verifies who installs, keeps the tokens, registers and activates the connector on the line, binds the events. Every
/// step may be repeated without harm.
/// </summary>
public sealed class Installation
{
    /// <summary>What the portal shall tell us (bitrix24.md §4.1).</summary>
    public static readonly IReadOnlyList<string> Events =
    [
        "OnImConnectorMessageAdd", "OnImConnectorMessageUpdate", "OnImConnectorMessageDelete", "OnImConnectorDialogStart", "OnImConnectorDialogFinish",
        "OnImConnectorStatusDelete", "OnImConnectorLineDelete", "OnAppUninstall",
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly PortalSettings _settings;
    private readonly TokenKeeper _tokens;
    private readonly PortalClient _portal;
    private readonly PortalHealth _health;
    private readonly TimeProvider _time;
    private readonly IPortalDiary _diary;
    private int _underWay;

    internal Installation(PortalSettings settings, TokenKeeper tokens, PortalClient portal, PortalHealth health, TimeProvider time, IPortalDiary diary) =>
        (_settings, _tokens, _portal, _health, _time, _diary) = (settings, tokens, portal, health, time, diary);

    /// <summary>
    /// The portal's call on installation. Only the configured portal is listened to, and only after it has answered with the token it gave. One at a time and for
    /// a minute at most: anybody may call, and each call costs some of the few requests the portal grants.
    /// </summary>
    public async Task<InstallAnswer> Install(string body, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _underWay, 1) == 1)
        {
            return new InstallAnswer.Later();
        }
        using var longest = new CancellationTokenSource(Longest, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, longest.Token);
        try
        {
            return await Carry(body, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (longest.IsCancellationRequested)
        {
            return new InstallAnswer.Later();
        }
        finally
        {
            Volatile.Write(ref _underWay, 0);
        }
    }

    private async Task<InstallAnswer> Carry(string body, CancellationToken cancellation)
    {
        if (!PhpForm.TryRead(body, out var form) || EventReader.NameOf(form) != "ONAPPINSTALL" || Read(form["auth"]) is not { } tokens)
        {
            return new InstallAnswer.Malformed();
        }
        if (!IsOurs(tokens.ClientEndpoint))
        {
            _diary.Note(DiaryLevel.Warning, "An installation from a portal that is not Bitrix24:Portal was refused.");
            return new InstallAnswer.Foreign();
        }
        if (await _portal.With(tokens, new PortalCall("app.info", [], Priority.Work), cancellation).ConfigureAwait(false) is not PortalAnswer.Ok)
        {
            _diary.Note(DiaryLevel.Warning, "An installation whose token the portal does not know was refused.");
            return new InstallAnswer.Foreign();
        }
        await _tokens.Install(tokens).ConfigureAwait(false);
        _diary.Note(DiaryLevel.News, "The application is installed on the portal.");
        return await Prepare(cancellation).ConfigureAwait(false) is { } trouble ? new InstallAnswer.Halfway(trouble) : new InstallAnswer.Done();
    }

    /// <summary>Makes connector and bindings as they have to be; at every start and after every installation.</summary>
    /// <returns>What is wrong, in words; null = all is well.</returns>
    public async Task<string?> Prepare(CancellationToken cancellation)
    {
        foreach (var step in new Func<CancellationToken, Task<string?>>[] { Register, Activate, SetData, Bind })
        {
            if (await step(cancellation).ConfigureAwait(false) is { } trouble)
            {
                _diary.Note(DiaryLevel.Alarm, $"The portal is not ready: {trouble}");
                return trouble;
            }
        }
        return null;
    }

    private async Task<string?> Register(CancellationToken cancellation)
    {
        var answer = await Call("imconnector.register", cancellation,
            ("ID", _settings.ConnectorId), ("NAME", "Бот поддержки"), ("PLACEMENT_HANDLER", _settings.InstallUrl),
            ("ICON", new JsonObject { ["DATA_IMAGE"] = ConnectorIcon.Image, ["COLOR"] = ConnectorIcon.Color }),
            // The bot says greetings and goodbyes itself; and so a close is told at once (bitrix24.md §5.5).
            ("NEED_SYSTEM_MESSAGES", false), ("NEED_SIGNATURE", false), ("NEWSLETTER", false), ("CHAT_GROUP", false)).ConfigureAwait(false);
        return answer is PortalAnswer.Ok ok
            ? ok.Result.Truth("result") ? null : $"the connector was not registered: {ok.Result.Text("error")}"
            : $"imconnector.register: {answer.Why}";
    }

    private async Task<string?> Activate(CancellationToken cancellation)
    {
        var answer = await Call("imconnector.activate", cancellation, ("CONNECTOR", _settings.ConnectorId), ("LINE", _settings.Line), ("ACTIVE", 1)).ConfigureAwait(false);
        if (answer is PortalAnswer.Ok)
        {
            _health.LineWorks();
            return null;
        }
        return FormattableString.Invariant($"open line {_settings.Line} (Bitrix24:Line): {answer.Why}");
    }

    private async Task<string?> SetData(CancellationToken cancellation)
    {
        var data = new JsonObject { ["ID"] = _settings.ConnectorId, ["URL"] = _settings.PublicUrl, ["URL_IM"] = _settings.PublicUrl, ["NAME"] = "Бот поддержки" };
        var answer = await Call("imconnector.connector.data.set", cancellation, ("CONNECTOR", _settings.ConnectorId), ("LINE", _settings.Line), ("DATA", data)).ConfigureAwait(false);
        return answer is PortalAnswer.Ok ? null : $"imconnector.connector.data.set: {answer.Why}";
    }

    // One binding an event: a second one would bring everything twice.
    private async Task<string?> Bind(CancellationToken cancellation)
    {
        var answer = await Call("event.get", cancellation).ConfigureAwait(false);
        if (answer is not PortalAnswer.Ok ok)
        {
            return $"event.get: {answer.Why}";
        }
        var bound = ok.Result.Entries().Select(entry => (Event: entry.Value.Text("event") ?? "", Handler: entry.Value.Text("handler") ?? "")).ToList();
        foreach (var (name, handler) in bound.Where(one => one.Handler != _settings.EventsUrl && Events.Contains(one.Event, StringComparer.OrdinalIgnoreCase)))
        {
            await Call("event.unbind", cancellation, ("event", name), ("handler", handler)).ConfigureAwait(false);
        }
        foreach (var name in Events.Where(name => !bound.Exists(one => one.Handler == _settings.EventsUrl && one.Event.Equals(name, StringComparison.OrdinalIgnoreCase))))
        {
            var binding = await Call("event.bind", cancellation, ("event", name), ("handler", _settings.EventsUrl)).ConfigureAwait(false);
            if (binding is not PortalAnswer.Ok && !binding.Why.Contains("already binded", StringComparison.OrdinalIgnoreCase))
            {
                return $"event.bind {name}: {binding.Why}";
            }
        }
        return null;
    }

    private Task<PortalAnswer> Call(string method, CancellationToken cancellation, params ReadOnlySpan<(string, JsonNode?)> parameters) =>
        _portal.Call(method, Priority.Work, cancellation, parameters);

    private bool IsOurs(string endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && Uri.TryCreate(_settings.Portal, UriKind.Absolute, out var portal)
        && address.Authority.Equals(portal.Authority, StringComparison.OrdinalIgnoreCase) && address.Scheme == portal.Scheme;

    private PortalTokens? Read(FormNode auth)
    {
        if (auth.Word("access_token") is not { } access || auth.Word("refresh_token") is not { } refresh || auth.Word("member_id") is not { } member
            || auth.Word("application_token") is not { } application || auth.Word("client_endpoint") is not { } client)
        {
            return null;
        }
        var expires = auth.Number("expires") is > 0 and < 253402300800 and var unix ? DateTimeOffset.FromUnixTimeSeconds(unix) : _time.GetUtcNow().AddHours(1);
        return new PortalTokens(member, application, access, refresh, expires, client, auth.Word("server_endpoint") ?? client, auth.Word("user_id") ?? "1", _time.GetUtcNow());
    }
}

/// <summary>What became of an installation. A closed set.</summary>
public abstract record InstallAnswer
{
    private InstallAnswer()
    {
    }

    public sealed record Done : InstallAnswer;

    /// <summary>The tokens are kept, and something on the portal is not as it has to be.</summary>
    public sealed record Halfway(string Trouble) : InstallAnswer;

    public sealed record Malformed : InstallAnswer;

    /// <summary>Another one is under way, or the portal was too slow: the same call may come again.</summary>
    public sealed record Later : InstallAnswer;

    /// <summary>Not from our portal.</summary>
    public sealed record Foreign : InstallAnswer;
}
