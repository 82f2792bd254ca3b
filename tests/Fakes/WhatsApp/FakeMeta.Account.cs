using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Fakes.WhatsApp;

/// <summary>What stands behind the number: application, its webhook, the token, the account, its templates.</summary>
public sealed partial class FakeMeta
{
    public const string Application = "700000000000001";
    public const string Account = "900000000000001";

    /// <summary>Fields the application is subscribed to; null = it has no webhook.</summary>
    public string[]? Fields { get; set; } = ["messages", "account_update"];

    public string[] Rights { get; set; } = ["whatsapp_business_messaging", "whatsapp_business_management"];

    /// <summary>When the token ends; 0 = never.</summary>
    public long TokenEnds { get; set; }

    /// <summary>The account sends its events to the application.</summary>
    public bool AccountSubscribed { get; set; } = true;

    public List<(string Name, string Language, string Status, string Body)> Templates { get; } = [("operator_reply", "ru", "APPROVED", "Ответ по Вашему обращению: {{1}}")];

    private void MapAccount(WebApplication app)
    {
        app.MapGet("/{version}/app", (HttpRequest request) => Refusal(request, Number) ?? Results.Json(new { id = Application }));
        app.MapGet($"/{{version}}/{Application}/subscriptions", Subscriptions);
        app.MapGet("/{version}/debug_token", Inspect);
        app.MapGet($"/{{version}}/{Account}/phone_numbers", (HttpRequest request) => Refusal(request, Number) ?? Results.Json(new { data = new[] { new { id = Number } } }));
        app.MapGet($"/{{version}}/{Account}/subscribed_apps", (HttpRequest request) => Refusal(request, Number) ?? Results.Json(new
        {
            data = AccountSubscribed ? new[] { new { whatsapp_business_api_data = new { id = Application, name = "Test" } } } : [],
        }));
        app.MapGet($"/{{version}}/{Account}/message_templates", (HttpRequest request, string name) => Refusal(request, Number) ?? Results.Json(new
        {
            data = Templates.Where(template => template.Name.Contains(name, StringComparison.Ordinal)).Select(template => new
            {
                name = template.Name, language = template.Language, status = template.Status, components = new[] { new { type = "BODY", text = template.Body } },
            }),
        }));
    }

    private IResult Subscriptions(HttpRequest request) => OfApplication(request) ?? Results.Json(new
    {
        data = Fields is null ? [] : new[]
        {
            new { @object = "whatsapp_business_account", callback_url = "https://bot.example.kz/webhooks/whatsapp", active = true, fields = Fields.Select(name => new { name, version = "v25.0" }) },
        },
    });

    private IResult Inspect(HttpRequest request, [FromQuery(Name = "input_token")] string input) => OfApplication(request) ?? Results.Json(new
    {
        data = new
        {
            app_id = Application, is_valid = input == Token, expires_at = TokenEnds, scopes = Rights,
            granular_scopes = new[] { new { scope = "whatsapp_business_management", target_ids = new[] { Account } } },
        },
    });

    private static IResult? OfApplication(HttpRequest request) =>
        request.Headers.Authorization == $"Bearer {Application}|{MetaPost.Secret}" ? null : Error(400, 190, "Invalid OAuth access token signature");
}
