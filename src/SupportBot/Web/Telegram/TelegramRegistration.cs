using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Channels.Telegram.Api;
using SupportBot.Content;

namespace SupportBot.Web.Telegram;

/// <summary>What Telegram has to be told once: how updates reach us, and which commands its menu shows.</summary>
public sealed class TelegramRegistration(TelegramApi api, TelegramSettings settings, TelegramMemory memory, LiveContent content, ChatLinks links, TimeProvider time)
{
    /// <summary>The commands of the menu; each has a text <c>command.…</c>.</summary>
    public static readonly string[] CommandNames = ["start", "help", "operator", "language", "cancel"];

    private const int ManyWaiting = 100;
    private const int MaxConnections = 40;
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Sets the webhook, or takes an earlier one away so that polling gets something. What stands as it should is left alone: Telegram takes only one
    /// change a second (telegram.md §3.2).
    /// </summary>
    public async Task<ApiResult<JsonElement>> Receiving(CancellationToken cancellation)
    {
        var wanted = settings.WebhookUrl is { } url ? new SetWebhook(url, settings.WebhookSecret, TelegramUpdates.Wanted, MaxConnections) : null;
        var fingerprint = wanted is null ? null : Fingerprint($"{wanted.Url} {wanted.SecretToken} {wanted.MaxConnections} {string.Join(' ', wanted.AllowedUpdates)}");
        // Telegram tells the address and not the secret: that it is the present one we remember ourselves.
        if (await api.GetWebhookInfo(cancellation) is ApiResult<WebhookState>.Done { Value: { } info }
            && (info.Url ?? "") == (wanted?.Url ?? "") && (wanted is null || await memory.Webhook() == fingerprint))
        {
            return new ApiResult<JsonElement>.Done(default);
        }
        var set = wanted is null ? await api.DeleteWebhook(cancellation) : await api.SetWebhook(wanted, cancellation);
        if (set is ApiResult<JsonElement>.Done)
        {
            await memory.KeepWebhook(fingerprint);
        }
        return set;
    }

    /// <summary>What Telegram says of the webhook.</summary>
    public async Task<ChannelState> WebhookState(CancellationToken cancellation) => await api.GetWebhookInfo(cancellation) switch
    {
        ApiResult<WebhookState>.Done { Value: { } info } => Judge(info),
        ApiResult<WebhookState>.Refused refused when TelegramHealth.Alarm(refused.Code, refused.Description) is { } alarm => alarm,
        ApiResult<WebhookState>.NotSent lost => new ChannelState(Up: false, lost.Reason, "Check the line to the internet and Telegram:ApiUrl."),
        _ => ChannelState.Working,
    };

    /// <summary>Asks for the bot's own name, so that pages can link to it; failing is no harm, there is no link then.</summary>
    public async Task Name(CancellationToken cancellation)
    {
        if (await api.GetMe(cancellation) is ApiResult<User>.Done { Value.Username: { Length: > 0 } name })
        {
            links.Keep("Telegram", $"https://t.me/{name}?start=");
        }
    }

    /// <summary>Sets the menu in every language when it changed; failing is no harm, the next start tries again.</summary>
    public async Task Commands(CancellationToken cancellation)
    {
        var texts = content.Current.Dialogue.Script.Texts;
        // The list without a language is what everybody else sees.
        var lists = Languages.All.Select(language => ((string?)language.Code(), List(language))).Prepend((null, List(Language.Russian))).ToList();
        var fingerprint = Fingerprint(string.Join('\n', lists.SelectMany(list => list.Item2.Select(one => $"{list.Item1} {one}"))));
        if (await memory.Commands() == fingerprint)
        {
            return;
        }
        foreach (var (code, list) in lists)
        {
            if (await api.SetMyCommands(new SetMyCommands(list, code), cancellation) is not ApiResult<JsonElement>.Done)
            {
                return;
            }
        }
        await memory.KeepCommands(fingerprint);

        BotCommand[] List(Language language) => [.. CommandNames.Select(name => new BotCommand(name, texts.Get(language, "command." + name)))];
    }

    private static string Fingerprint(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));

    private ChannelState Judge(WebhookState info)
    {
        if (info.Url != settings.WebhookUrl)
        {
            return new ChannelState(Up: false, "Telegram posts to another address than ours", "Another program set the webhook for the same token. Stop it and restart.");
        }
        var failed = info.LastErrorDate is { } seconds && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Recent;
        return failed || info.PendingUpdateCount > ManyWaiting
            ? new ChannelState(Up: false, $"Telegram does not reach us: {info.LastErrorMessage ?? "updates wait"} ({info.PendingUpdateCount} waiting)",
                "Check that PublicUrl is reachable from the internet by https with a complete certificate, and that Telegram:WebhookSecret is the one set last.")
            : ChannelState.Working;
    }
}
