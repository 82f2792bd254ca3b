using System.Globalization;
using System.Text.Json;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Incoming;

namespace SupportBot.Commands.Doctor;

/// <summary>
/// What lies behind the number at Meta: is the secret the application's, are its events subscribed, does the token last, are the templates approved?
/// What the token may not look at is told as not looked at.
/// </summary>
internal sealed class WhatsAppAccountCheckup(GraphClient graph, WhatsAppSettings settings, TimeProvider time) : ICheckup
{
    private const int MostAccounts = 10;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private static readonly string[] Rights = ["whatsapp_business_messaging", "whatsapp_business_management"];

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline)
    {
        if (await graph.Get("app?fields=id", deadline) is not GraphAnswer.Done { Body: var about } || about.Text("id") is not { } application)
        {
            return [new Diagnosis("whatsapp application", "was not looked at: the token does not tell its application")];
        }
        var (secret, subscriptions) = await Subscriptions(application, deadline);
        if (secret is null)
        {
            return [new Diagnosis("whatsapp secret", $"is not the secret of the application {application}: events would be refused",
                "Copy App settings > Basic > App secret to WhatsApp:AppSecret.")];
        }
        var token = await graph.Get($"debug_token?input_token={Uri.EscapeDataString(settings.AccessToken)}", deadline, $"{application}|{secret}");
        var told = (token as GraphAnswer.Done)?.Body.Part("data");
        List<Diagnosis> found = [new Diagnosis("whatsapp secret", "is that of the application"), Messages(subscriptions), .. Token(told)];
        found.AddRange(await Account(application, told, deadline));
        return found;
    }

    // While a secret is being changed two are accepted; the application knows the newer one.
    private async Task<(string? Secret, JsonElement Subscriptions)> Subscriptions(string application, CancellationToken deadline)
    {
        foreach (var secret in settings.AppSecrets)
        {
            if (await graph.Get($"{application}/subscriptions", deadline, $"{application}|{secret}") is GraphAnswer.Done done)
            {
                return (secret, done.Body);
            }
        }
        return (null, default);
    }

    private static Diagnosis Messages(JsonElement subscriptions)
    {
        const string remedy = "Open WhatsApp > Configuration of the application and subscribe to the field messages: docs/whatsapp.md, 5.";
        var ours = subscriptions.Many("data").Where(one => one.Text("object") == "whatsapp_business_account").ToList();
        var field = ours.SelectMany(one => one.Many("fields")).Where(one => one.Text("name") == "messages").ToList();
        return ours.Count == 0 ? new Diagnosis("whatsapp events", "the application has no webhook", remedy)
            : field.Count == 0 ? new Diagnosis("whatsapp events", "the field messages is not subscribed: nothing would arrive", remedy)
            : ours[0].Part("active") is { ValueKind: JsonValueKind.False } ? new Diagnosis("whatsapp events", "the webhook is switched off", remedy)
            : new Diagnosis("whatsapp events", $"messages, in the form of {field[0].Text("version") ?? "an unknown version"}");
    }

    private IEnumerable<Diagnosis> Token(JsonElement? told)
    {
        if (told is not { } token)
        {
            yield return new Diagnosis("whatsapp rights", "were not looked at");
            yield break;
        }
        var scopes = token.Many("scopes").Select(scope => scope.GetString()).ToHashSet();
        var missing = Rights.Where(right => !scopes.Contains(right)).ToList();
        yield return missing.Count == 0
            ? new Diagnosis("whatsapp rights", "complete")
            : new Diagnosis("whatsapp rights", $"the token lacks {string.Join(", ", missing)}", "Make a new token of the system user with both rights: docs/whatsapp.md, 3.");
        if (token.Moment("expires_at") is { } ends && ends > DateTimeOffset.UnixEpoch)
        {
            var when = ends.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return ends - time.GetUtcNow() > Soon
                ? new Diagnosis("whatsapp token", $"lasts until {when}")
                : new Diagnosis("whatsapp token", $"ends on {when}", "Make a token of a system user that never ends: docs/whatsapp.md, 3.");
        }
    }

    private async Task<IReadOnlyList<Diagnosis>> Account(string application, JsonElement? token, CancellationToken deadline)
    {
        var accounts = (token?.Many("granular_scopes") ?? []).Where(scope => scope.Text("scope") == "whatsapp_business_management")
            .SelectMany(scope => scope.Many("target_ids")).Select(id => id.ToString()).Take(MostAccounts);
        foreach (var account in accounts)
        {
            if (await graph.Get($"{account}/phone_numbers?fields=id&limit=100", deadline) is GraphAnswer.Done numbers
                && numbers.Body.Many("data").Any(number => number.Text("id") == settings.PhoneNumberId))
            {
                return [await Subscribed(application, account, deadline), .. await Templates(account, deadline)];
            }
        }
        return [new Diagnosis("whatsapp account", "was not looked at: the token names no account with this number")];
    }

    private async Task<Diagnosis> Subscribed(string application, string account, CancellationToken deadline) =>
        await graph.Get($"{account}/subscribed_apps", deadline) is not GraphAnswer.Done apps ? new Diagnosis("whatsapp account", $"{account}; its applications were not looked at")
        : apps.Body.Many("data").Any(one => one.Part("whatsapp_business_api_data")?.Text("id") == application) ? new Diagnosis("whatsapp account", $"{account} sends its events to the application")
        : new Diagnosis("whatsapp account", $"{account} does not send its events to the application {application}",
            $"Subscribe it: POST /{account}/subscribed_apps with the token, see docs/whatsapp.md, 5.");

    private async Task<IEnumerable<Diagnosis>> Templates(string account, CancellationToken deadline)
    {
        if (settings.Templates.Count == 0)
        {
            return [new Diagnosis("whatsapp templates", "none: after 24 hours of silence operators cannot write first")];
        }
        var found = new List<Diagnosis>();
        foreach (var (language, name) in settings.Templates.OrderBy(pair => pair.Key))
        {
            var answer = await graph.Get($"{account}/message_templates?name={name}&fields=name,language,status,components&limit=100", deadline);
            found.Add(answer is GraphAnswer.Done done ? Template(name, language, done.Body) : new Diagnosis("whatsapp template", $"{name} was not looked at"));
        }
        return found;
    }

    private static Diagnosis Template(string name, Language language, JsonElement list)
    {
        var what = $"{name} ({language.Code()})";
        // Meta finds names that contain the word and writes a language with its country at times.
        var ours = list.Many("data").Where(one => one.Text("name") == name && one.Text("language") == language.Code()).ToList();
        if (ours.Count == 0)
        {
            return new Diagnosis("whatsapp template", $"{what} does not exist", "Make it in WhatsApp Manager, in exactly this language: docs/whatsapp.md, 7.");
        }
        if (ours[0].Text("status") is var status && status != "APPROVED")
        {
            return new Diagnosis("whatsapp template", $"{what} is {status ?? "of unknown state"}", "Wait for the approval, or name another one in WhatsApp:Templates.");
        }
        var body = ours[0].Many("components").FirstOrDefault(part => part.Text("type") == "BODY");
        var variables = (body.Text("text") ?? "").Split("{{").Length - 1;
        return variables == 1
            ? new Diagnosis("whatsapp template", $"{what} is approved")
            : new Diagnosis("whatsapp template", $"{what} has {variables} variables", "It needs exactly one, for the operator's words: docs/whatsapp.md, 7.");
    }
}
