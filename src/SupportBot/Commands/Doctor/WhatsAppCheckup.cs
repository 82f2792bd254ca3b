using System.Text.Json;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Sending;
using SupportBot.Web.WhatsApp;

namespace SupportBot.Commands.Doctor;

/// <summary>Does Meta know our token and number, do its events come to our address, and is our version of the API the one that answers?</summary>
internal sealed class WhatsAppCheckup(GraphClient graph, WhatsAppSettings settings, string publicUrl) : ICheckup
{
    private const string Fields = "display_phone_number,verified_name,quality_rating,webhook_configuration";

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline) => await graph.Get($"{settings.PhoneNumberId}?fields={Fields}", deadline) switch
    {
        GraphAnswer.Done done => [new Diagnosis("whatsapp token", "is good"), Number(done.Body), Webhook(done.Body), Version(done.Version)],
        GraphAnswer.Failed { Trouble.Code: 100 or 33 } => [new Diagnosis("whatsapp number", $"{settings.PhoneNumberId} is not visible to the token",
            "Compare WhatsApp:PhoneNumberId with WhatsApp > API Setup, and assign the WhatsApp account to the system user.")],
        GraphAnswer.Failed failed when TroubleTable.Of(failed.Trouble) is Verdict.Down down => [new Diagnosis("whatsapp token", $"{down.Reason} ({failed.Trouble.Code})", down.Remedy)],
        GraphAnswer.Failed failed => [new Diagnosis("whatsapp", $"answers with error {failed.Trouble.Code}", "Try again in a while.")],
        _ => [new Diagnosis("whatsapp", "cannot be reached", "Check the line to the internet, a firewall, and WhatsApp:ApiUrl.")],
    };

    private static Diagnosis Number(JsonElement about) => Text(about, "quality_rating") == "RED"
        ? new Diagnosis("whatsapp number", $"{Text(about, "display_phone_number")}: low quality", "Subscribers complain of messages; look at WhatsApp Manager before Meta limits the number.")
        : new Diagnosis("whatsapp number", $"{Text(about, "display_phone_number")}, {Text(about, "verified_name")}");

    // An address set for the number or for the account stands above the application's.
    private Diagnosis Webhook(JsonElement about)
    {
        const string remedy = "Set this address and the verify token in WhatsApp > Configuration, and subscribe to the field messages: docs/whatsapp.md.";
        var ours = publicUrl + WhatsAppDoor.Path;
        var set = about.TryGetProperty("webhook_configuration", out var webhook)
            ? Text(webhook, "phone_number") ?? Text(webhook, "whatsapp_business_account") ?? Text(webhook, "application")
            : null;
        return publicUrl.Length == 0 ? new Diagnosis("whatsapp webhook", "PublicUrl is not set", "Set PublicUrl to the https address at which Meta reaches us.")
            : set is null ? new Diagnosis("whatsapp webhook", $"is not set; it should be {ours}", remedy)
            : set == ours ? new Diagnosis("whatsapp webhook", $"set to {ours}")
            : new Diagnosis("whatsapp webhook", $"events go to {set} and not to {ours}", remedy);
    }

    // A call with a version that has ended is served by another one without a word.
    private Diagnosis Version(string? served) => served is null || served == settings.ApiVersion
        ? new Diagnosis("whatsapp version", settings.ApiVersion)
        : new Diagnosis("whatsapp version", $"{settings.ApiVersion} is asked for and {served} answers", $"Set WhatsApp:ApiVersion={served}, or a newer one.");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
