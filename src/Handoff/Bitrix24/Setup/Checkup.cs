using System.Text.Json;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Setup;

/// <summary>Looks whether the portal is as it has to be, and says what to click. Changes nothing on the portal.</summary>
public sealed class Checkup(PortalSettings settings, TokenKeeper tokens, PortalClient portal)
{
    private static readonly string[] Scopes = ["imopenlines", "imconnector", "im", "crm", "task", "user"];

    // Settings of the line by which the portal would talk into our conversations (bitrix24.md §5.5, §5.8, §6.2).
    private static readonly (string Key, string Quiet, string Problem, string Remedy)[] Fights =
    [
        ("WELCOME_MESSAGE", "N", "the line greets by itself", "Открытая линия → Автоматические действия: выключите приветствие."),
        ("WELCOME_BOT_ENABLE", "N", "another chatbot sits on the line", "Открытая линия → Чат-боты: отключите чат-бота, здесь он не нужен."),
        ("VOTE_MESSAGE", "N", "the line asks for a rating itself, and takes a subscriber's \"1\" for it", "Открытая линия → Оценка качества: выключите запрос оценки, её просит бот."),
        ("CLOSE_RULE", "none", "the line sends a text on closing, and closes late", "Открытая линия → Автоматические действия → При закрытии диалога: «Не отправлять»."),
        ("AUTO_CLOSE_RULE", "none", "the line closes dialogs by itself", "Открытая линия → Автоматические действия → Автозакрытие: «Не отправлять», время побольше."),
    ];

    /// <summary>One finding a check, in a fixed order; what depends on a failed one is left out.</summary>
    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancellation)
    {
        if (await tokens.Stored().ConfigureAwait(false) is null)
        {
            return [Wrong("Bitrix24 application", "it is not installed on the portal", $"Создайте локальное приложение с путём установки {settings.InstallUrl} и нажмите «Установить» (docs/bitrix24.md, шаг 3).")];
        }
        var info = await Call("app.info", cancellation).ConfigureAwait(false);
        if (info is not PortalAnswer.Ok)
        {
            return [Unreachable(info)];
        }
        return
        [
            new Finding("Bitrix24 application", true),
            await CheckScopes(cancellation).ConfigureAwait(false),
            await CheckBindings(cancellation).ConfigureAwait(false),
            await CheckConnector(cancellation).ConfigureAwait(false),
            .. await CheckLine(cancellation).ConfigureAwait(false),
        ];
    }

    private static Finding Unreachable(PortalAnswer answer) => answer switch
    {
        PortalAnswer.Broken broken when broken.Why.Contains("commercial", StringComparison.OrdinalIgnoreCase) || broken.Code is "PAYMENT_REQUIRED" or "SUBSCRIPTION_REQUIRED" =>
            Wrong("Bitrix24 application", broken.Why, "Тариф портала не даёт REST: продлите коммерческий тариф или подписку на Маркет."),
        PortalAnswer.Broken broken => Wrong("Bitrix24 application", broken.Why, "Откройте локальное приложение на портале и установите его заново."),
        _ => Wrong("Bitrix24 application", answer.Why, "Проверьте адрес Bitrix24:Portal и доступ сервера в интернет; повторите позже."),
    };

    private async Task<Finding> CheckScopes(CancellationToken cancellation)
    {
        var answer = await Call("scope", cancellation).ConfigureAwait(false);
        if (answer is not PortalAnswer.Ok ok)
        {
            return Wrong("Bitrix24 rights", answer.Why, "Повторите позже.");
        }
        var given = ok.Result.Texts().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Scopes.Where(scope => !given.Contains(scope)).ToList();
        return missing.Count == 0
            ? new Finding("Bitrix24 rights", true)
            : Wrong("Bitrix24 rights", $"missing: {string.Join(", ", missing)}", "Отметьте эти права в локальном приложении, сохраните и установите заново.");
    }

    private async Task<Finding> CheckBindings(CancellationToken cancellation)
    {
        var answer = await Call("event.get", cancellation).ConfigureAwait(false);
        if (answer is not PortalAnswer.Ok ok)
        {
            return Wrong("Bitrix24 events", answer.Why, "Повторите позже.");
        }
        var bound = ok.Result.Entries().Select(entry => (Event: entry.Value.Text("event") ?? "", Handler: entry.Value.Text("handler") ?? "")).ToList();
        var missing = Installation.Events.Where(name => !bound.Exists(one => Is(one.Event, name) && one.Handler == settings.EventsUrl)).ToList();
        var doubled = Installation.Events.Where(name => bound.Count(one => Is(one.Event, name)) > 1).ToList();
        return missing.Count > 0 ? Wrong("Bitrix24 events", $"not bound: {string.Join(", ", missing)}", "Перезапустите службу: она привяжет события сама.")
            : doubled.Count > 0 ? Wrong("Bitrix24 events", $"bound twice: {string.Join(", ", doubled)}", "Перезапустите службу: лишние привязки она снимет сама.")
            : new Finding("Bitrix24 events", true);
    }

    private async Task<Finding> CheckConnector(CancellationToken cancellation)
    {
        var answer = await portal.Call("imconnector.status", Priority.Work, cancellation, ("CONNECTOR", settings.ConnectorId), ("LINE", settings.Line)).ConfigureAwait(false);
        return answer switch
        {
            PortalAnswer.Ok ok when ok.Result.Truth("STATUS") && !ok.Result.Truth("ERROR") => new Finding("Bitrix24 connector", true),
            PortalAnswer.Ok => Wrong("Bitrix24 connector", FormattableString.Invariant($"it is not active on line {settings.Line}"), "Контакт-центр → «Бот поддержки»: подключите к линии, или перезапустите службу."),
            _ => Wrong("Bitrix24 connector", answer.Why, "Проверьте номер линии в Bitrix24:Line и что линия включена."),
        };
    }

    private async Task<IReadOnlyList<Finding>> CheckLine(CancellationToken cancellation)
    {
        var answer = await portal.Call("imopenlines.config.get", Priority.Work, cancellation, ("CONFIG_ID", settings.Line)).ConfigureAwait(false);
        if (answer is not PortalAnswer.Ok { Result.ValueKind: JsonValueKind.Object } ok)
        {
            return [Wrong("Bitrix24 open line", answer is PortalAnswer.Ok ? FormattableString.Invariant($"there is no line {settings.Line}") : answer.Why,
                "Номер линии стоит в её адресе: Контакт-центр → Открытые линии → линия (ID в строке браузера).")];
        }
        var findings = Fights.Where(fight => ok.Result.Text(fight.Key) is { Length: > 0 } set && !Is(set, fight.Quiet))
            .Select(fight => Wrong("Bitrix24 open line", fight.Problem, fight.Remedy)).ToList();
        if (Is(ok.Result.Text("ACTIVE") ?? "Y", "N"))
        {
            findings.Add(Wrong("Bitrix24 open line", "the line is switched off", "Контакт-центр → Открытые линии: включите линию."));
        }
        return findings.Count > 0 ? findings : [new Finding("Bitrix24 open line", true)];
    }

    private Task<PortalAnswer> Call(string method, CancellationToken cancellation) => portal.Call(method, Priority.Work, cancellation);

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static Finding Wrong(string what, string problem, string remedy) => new(what, false, problem, remedy);
}

/// <summary>What a check came to. <paramref name="Remedy"/> says what to do, in words for the administrator of the portal.</summary>
public sealed record Finding(string What, bool Good, string? Problem = null, string? Remedy = null);
