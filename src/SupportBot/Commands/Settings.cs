using System.Globalization;
using SupportBot.Commands.Setup;
using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Operators.Judging;

namespace SupportBot.Commands;

/// <summary>Everything that can be set (contracts.md §2), checked as a whole before anything starts.</summary>
public sealed record Settings
{
    public required string DialogsPath { get; init; }

    public required string StorePath { get; init; }

    public required string PublicUrl { get; init; }

    /// <summary>The portal in which operators work; null = the built-in desk.</summary>
    public Handoff.Bitrix24.PortalSettings? Bitrix24 { get; init; }

    public required ConversationSettings Conversation { get; init; }

    public required WorkingHours Hours { get; init; }

    public required OperatorReplies OperatorReplies { get; init; }

    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>The model that is asked for a second opinion on operators' replies; null = the rules judge alone.</summary>
    public JudgeSettings? Judge { get; init; }

    /// <summary>Files of subscribers lie beside the store.</summary>
    public string MediaPath => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(StorePath))!, "media");

    public string KeysPath => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(StorePath))!, "keys");

    /// <exception cref="SettingsRefusedException">A value is wrong; the message is one line that names the key.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var provider = configuration["Store:Provider"] ?? "sqlite";
        if (provider != "sqlite")
        {
            throw new SettingsRefusedException("Store:Provider", $"\"{provider}\" is not known; this version has sqlite");
        }
        var desk = configuration["Desk:Kind"] ?? "local";
        if (desk is not ("local" or "bitrix24"))
        {
            throw new SettingsRefusedException("Desk:Kind", $"\"{desk}\" is not known; it is local or bitrix24");
        }
        var publicUrl = PublicAddress(configuration["PublicUrl"]);
        var hours = WorkingTime(configuration);
        return new Settings
        {
            DialogsPath = Dialogs(configuration["Dialogs:Path"]),
            StorePath = configuration["Store:Path"] ?? "data/supportbot.db",
            PublicUrl = publicUrl,
            Bitrix24 = desk == "bitrix24" ? Bitrix24Settings.Read(configuration, publicUrl, hours.Zone) : null,
            Conversation = new ConversationSettings
            {
                QuietAfter = Duration(configuration, "Conversation:QuietAfter", TimeSpan.FromMinutes(15)),
                CloseAfter = Duration(configuration, "Conversation:CloseAfter", TimeSpan.FromHours(24)),
                BurstWindow = Duration(configuration, "Conversation:BurstWindow", TimeSpan.FromSeconds(1.5)),
                ReplyWithin = Duration(configuration, "Operators:ReplyWithin", TimeSpan.FromMinutes(5)),
                AcceptTimeout = Duration(configuration, "Operators:AcceptTimeout", TimeSpan.FromMinutes(3)),
            },
            Hours = hours,
            OperatorReplies = Choice(configuration, "Policy:OperatorReplies", OperatorReplies.Hold),
            Judge = JudgeSetup.Read(configuration),
            Secrets = configuration.GetSection("Policy:Secrets").Get<string[]>() ?? [],
        };
    }

    // Run from a checkout the folder stands in the working directory; installed, beside the program.
    internal static string Dialogs(string? path)
    {
        if (path is not null)
        {
            return path;
        }
        return Directory.Exists("dialogs") ? "dialogs" : Path.Combine(AppContext.BaseDirectory, "dialogs");
    }

    private static string PublicAddress(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return "";
        }
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? url.TrimEnd('/')
            : throw new SettingsRefusedException("PublicUrl", $"\"{url}\" is not an address like https://bot.example.kz");
    }

    private static TimeSpan Duration(IConfiguration configuration, string key, TimeSpan otherwise)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= TimeSpan.Zero
            ? duration
            : throw new SettingsRefusedException(key, $"\"{text}\" is not a duration like 00:15:00");
    }

    private static T Choice<T>(IConfiguration configuration, string key, T otherwise)
        where T : struct, Enum
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }
        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new SettingsRefusedException(key, $"\"{text}\" is not one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");
    }

    private static WorkingHours WorkingTime(IConfiguration configuration)
    {
        var defaults = new OperatorSettings();
        var zoneName = configuration["Operators:TimeZone"] ?? defaults.TimeZone;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone))
        {
            throw new SettingsRefusedException("Operators:TimeZone", $"\"{zoneName}\" is not a time zone like Asia/Almaty");
        }
        try
        {
            return WorkingHours.Parse(configuration["Operators:WorkingHours"] ?? defaults.WorkingHours, zone, Holidays(configuration));
        }
        catch (FormatException wrong)
        {
            throw new SettingsRefusedException("Operators:WorkingHours", wrong.Message);
        }
    }

    private static IEnumerable<DateOnly> Holidays(IConfiguration configuration)
    {
        foreach (var text in configuration.GetSection("Operators:Holidays").Get<string[]>() ?? [])
        {
            yield return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw new SettingsRefusedException("Operators:Holidays", $"\"{text}\" is not a date like 2026-12-16");
        }
    }
}

/// <summary>A setting is wrong; the message is one line that names the key and says what is right.</summary>
public sealed class SettingsRefusedException(string key, string why) : Exception($"{key}: {why}");
