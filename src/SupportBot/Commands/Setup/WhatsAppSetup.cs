using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Sending;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;
using SupportBot.Web.WhatsApp;

namespace SupportBot.Commands.Setup;

/// <summary>WhatsApp in the house: on when its four settings are there.</summary>
internal static partial class WhatsAppSetup
{
    private static readonly string[] Required = ["PhoneNumberId", "AccessToken", "AppSecret", "VerifyToken"];

    /// <summary>Null = the channel is off.</summary>
    /// <exception cref="SettingsRefusedException">The section is half filled or a value is wrong.</exception>
    public static WhatsAppSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("WhatsApp");
        var missing = Required.Where(key => string.IsNullOrWhiteSpace(section[key])).ToList();
        if (missing.Count == Required.Length)
        {
            return null;
        }
        if (missing.Count > 0)
        {
            throw new SettingsRefusedException($"WhatsApp:{missing[0]}", "is missing; WhatsApp needs PhoneNumberId, AccessToken, AppSecret and VerifyToken, see docs/whatsapp.md");
        }
        var number = section["PhoneNumberId"]!.Trim();
        if (!number.All(char.IsAsciiDigit))
        {
            throw new SettingsRefusedException("WhatsApp:PhoneNumberId", $"\"{number}\" is not an id of figures only; it is not the phone number itself, see docs/whatsapp.md");
        }
        var version = section["ApiVersion"] ?? "v25.0";
        if (!Version().IsMatch(version))
        {
            throw new SettingsRefusedException("WhatsApp:ApiVersion", $"\"{version}\" is not a version like v25.0");
        }
        var url = (section["ApiUrl"] ?? "https://graph.facebook.com").TrimEnd('/');
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new SettingsRefusedException("WhatsApp:ApiUrl", $"\"{url}\" is not an address like https://graph.facebook.com");
        }
        return new WhatsAppSettings(number, section["AccessToken"]!.Trim(), section["AppSecret"]!.Trim(), section["VerifyToken"]!.Trim(), url, version, Templates(section));
    }

    public static IServiceCollection AddWhatsApp(this IServiceCollection services, WhatsAppSettings? settings)
    {
        if (settings is null)
        {
            return services;
        }
        services.AddSingleton(settings);
        services.AddSingleton<IWhatsAppPeople, SqliteWhatsAppPeople>();
        services.AddSingleton(all => new GraphClient(NewClient(), settings, all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Uploads>().AddSingleton<Fitting>().AddSingleton<WhatsAppDownloads>().AddSingleton<Receipts>().AddSingleton<Pace>().AddSingleton<LastHeard>().AddSingleton<ChannelHealth>();
        services.AddSingleton<WhatsAppChannel>();
        services.AddSingleton<IChannel>(all => all.GetRequiredService<WhatsAppChannel>());
        services.AddSingleton<WhatsAppReception>();
        services.AddSingleton<ITurnWatcher, ReadMarks>();
        return services;
    }

    /// <summary>The door, when the channel is on.</summary>
    public static void MapWhatsAppDoor(this WebApplication app)
    {
        if (app.Services.GetService<WhatsAppSettings>() is not null)
        {
            app.MapWhatsApp();
        }
    }

    /// <summary>Follows no redirects: the token must not travel to a foreign host.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static FrozenDictionary<Language, string> Templates(IConfigurationSection section) => section.GetSection("Templates").GetChildren().ToFrozenDictionary(
        child => Languages.FromCode(child.Key) ?? throw new SettingsRefusedException($"WhatsApp:Templates:{child.Key}", "the language is ru, kk or en"),
        child => TemplateName().IsMatch(child.Value ?? "")
            ? child.Value!
            : throw new SettingsRefusedException($"WhatsApp:Templates:{child.Key}", $"\"{child.Value}\" is not a template name: lower-case letters, figures and _"));

    [GeneratedRegex(@"^v\d{1,3}\.\d$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Version();

    [GeneratedRegex("^[a-z0-9_]{1,512}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex TemplateName();
}
