using SupportBot.Channels.Telegram;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Commands.Doctor;

/// <summary>Does Telegram know our bot, and do its updates reach us?</summary>
internal sealed class TelegramCheckup(TelegramApi api, TelegramSettings settings, TimeProvider time) : ICheckup
{
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline)
    {
        var me = await api.GetMe(deadline);
        if (me is not ApiResult<User>.Done { Value: { } bot })
        {
            return [Failed(me)];
        }
        var token = new Diagnosis("telegram token", $"belongs to @{bot.Username}");
        return await api.GetWebhookInfo(deadline) is ApiResult<WebhookState>.Done { Value: { } info }
            ? [token, settings.WebhookUrl is null ? Polling(info) : Webhook(info)]
            : [token];
    }

    private static Diagnosis Failed(ApiResult<User> result) => result switch
    {
        ApiResult<User>.Refused refused when TelegramHealth.Alarm(refused.Code, refused.Description) is { } alarm =>
            new Diagnosis("telegram token", alarm.Problem!, alarm.Remedy),
        ApiResult<User>.Refused refused => new Diagnosis("telegram", $"answers {refused.Code}: {refused.Description}", "Try again in a while."),
        _ => new Diagnosis("telegram", "cannot be reached", "Check the line to the internet, a firewall, and Telegram:ApiUrl."),
    };

    private static Diagnosis Polling(WebhookState info) => string.IsNullOrEmpty(info.Url)
        ? new Diagnosis("telegram polling", $"free to poll, {info.PendingUpdateCount} updates wait")
        : new Diagnosis("telegram polling", "a webhook is set for this bot", "The service takes it away when it starts; if another program set it, stop that one or set Telegram:Receive=webhook.");

    private Diagnosis Webhook(WebhookState info)
    {
        if (info.Url != settings.WebhookUrl)
        {
            return new Diagnosis("telegram webhook", "is not set to our address", "Start the service: it sets the webhook itself. If it runs, another program has set its own.");
        }
        var failed = info.LastErrorDate is { } seconds && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Recent;
        return failed
            ? new Diagnosis("telegram webhook", $"Telegram does not get through: {info.LastErrorMessage}", "Check that PublicUrl is reachable by https with a complete certificate.")
            : new Diagnosis("telegram webhook", $"set, {info.PendingUpdateCount} updates wait");
    }
}
