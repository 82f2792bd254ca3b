using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Channels.Telegram.Api;
using SupportBot.Store.Sqlite;
using SupportBot.Web.Telegram;

namespace SupportBot.Commands.Setup;

/// <summary>Telegram in the composition: its settings, what it is made of, its door.</summary>
internal static partial class TelegramSetup
{
    /// <summary>Null = no token, no channel.</summary>
    /// <exception cref="SettingsRefusedException">The section is wrong or half filled.</exception>
    public static TelegramSettings? Read(IConfiguration configuration, string publicUrl)
    {
        if (configuration["Telegram:Token"] is not { Length: > 0 } token)
        {
            return null;
        }
        if (!TokenShape().IsMatch(token))
        {
            throw new SettingsRefusedException("Telegram:Token", "this is not a token of @BotFather, which looks like 123456789:AAE…");
        }
        var api = (configuration["Telegram:ApiUrl"] is { Length: > 0 } url ? url : TelegramSettings.OfficialApi).TrimEnd('/');
        if (!Uri.TryCreate(api, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new SettingsRefusedException("Telegram:ApiUrl", $"\"{api}\" is not an address like {TelegramSettings.OfficialApi}");
        }
        var (webhook, secret) = Receiving(configuration, publicUrl, api);
        return new TelegramSettings(token, api, webhook, secret, PerSecond(configuration, api));
    }

    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramSettings? settings)
    {
        if (settings is null)
        {
            return services;
        }
        services.AddSingleton(settings).AddSingleton<ITelegramNotes, SqliteTelegramNotes>().AddSingleton<TelegramMemory>();
        services.AddSingleton(all => new TelegramApi(TelegramApi.NewClient(), settings, all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new TelegramPace(settings.PerSecond, all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new TelegramUpdates(settings.BotId));
        services.AddSingleton<TelegramHealth>().AddSingleton<TelegramAsides>().AddSingleton<TelegramKeyboards>();
        services.AddSingleton<TelegramSending>().AddSingleton<TelegramFetching>().AddSingleton<TelegramChannel>();
        services.AddSingleton<IChannel>(all => all.GetRequiredService<TelegramChannel>());
        services.AddSingleton<TelegramReception>().AddSingleton<TelegramRegistration>();
        services.AddHostedService<TelegramReceiver>();
        return services;
    }

    public static WebApplication MapTelegram(this WebApplication app)
    {
        if (app.Services.GetService<TelegramSettings>() is { WebhookUrl: not null })
        {
            app.MapTelegramWebhook();
        }
        return app;
    }

    private static (string? Url, string Secret) Receiving(IConfiguration configuration, string publicUrl, string api)
    {
        var receive = configuration["Telegram:Receive"] is { Length: > 0 } text ? text : "polling";
        if (string.Equals(receive, "polling", StringComparison.OrdinalIgnoreCase))
        {
            return (null, "");
        }
        if (!string.Equals(receive, "webhook", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingsRefusedException("Telegram:Receive", $"\"{receive}\" is not one of polling, webhook");
        }
        var secret = configuration["Telegram:WebhookSecret"] ?? "";
        if (!SecretShape().IsMatch(secret))
        {
            throw new SettingsRefusedException("Telegram:WebhookSecret", "needed by Telegram:Receive=webhook: 1 to 256 letters, digits, _ and -");
        }
        if (publicUrl.Length == 0 || (api == TelegramSettings.OfficialApi && !publicUrl.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SettingsRefusedException("PublicUrl", "Telegram:Receive=webhook needs the https address at which Telegram reaches us");
        }
        return (publicUrl + TelegramDoor.Path, secret);
    }

    // Telegram's own servers take about thirty a second (telegram.md §5); another server says itself when it is too much.
    private static int? PerSecond(IConfiguration configuration, string api)
    {
        if (configuration["Telegram:PerSecond"] is not { Length: > 0 } text)
        {
            return api == TelegramSettings.OfficialApi ? 25 : null;
        }
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate > 0
            ? rate
            : throw new SettingsRefusedException("Telegram:PerSecond", $"\"{text}\" is not a number of messages a second like 25");
    }

    [GeneratedRegex(@"^\d+:[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretShape();
}
