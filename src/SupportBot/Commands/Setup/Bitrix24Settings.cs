using System.Globalization;
using System.Text.RegularExpressions;
using Handoff.Bitrix24;

namespace SupportBot.Commands;

/// <summary>Section <c>Bitrix24</c> (contracts.md §2), read only when <c>Desk:Kind=bitrix24</c>; half of it is refused.</summary>
internal static partial class Bitrix24Settings
{
    /// <exception cref="SettingsRefusedException">Something is missing or wrong; the message names the key.</exception>
    public static PortalSettings Read(IConfiguration configuration, string publicUrl, TimeZoneInfo zone)
    {
        if (publicUrl.Length == 0)
        {
            throw new SettingsRefusedException("PublicUrl", "Desk:Kind=bitrix24 needs the address at which the portal reaches us, for example https://bot.example.kz");
        }
        return new PortalSettings
        {
            Portal = Address(configuration, "Bitrix24:Portal", Needed(configuration, "Bitrix24:Portal", "the portal's address, for example https://name.bitrix24.kz")),
            ClientId = Needed(configuration, "Bitrix24:ClientId", "the code of the local application (client_id)"),
            ClientSecret = Needed(configuration, "Bitrix24:ClientSecret", "the key of the local application (client_secret)"),
            OAuthUrl = configuration["Bitrix24:OAuthUrl"] is { Length: > 0 } server ? Address(configuration, "Bitrix24:OAuthUrl", server) : null,
            Line = Number(configuration, "Bitrix24:Line", Needed(configuration, "Bitrix24:Line", "the number of the open line")),
            ConnectorId = Connector(configuration["Bitrix24:ConnectorId"] ?? "supportbot"),
            PublicUrl = publicUrl,
            FallbackAfter = Duration(configuration["Bitrix24:FallbackAfter"]),
            CreateContacts = Truth(configuration["Bitrix24:CreateContacts"]),
            OperatorNames = Naming(configuration["Bitrix24:OperatorNames"]),
            AddressField = configuration["Bitrix24:AddressField"] is { Length: > 0 } field ? field : null,
            Responsible = configuration["Bitrix24:Responsible"] is { Length: > 0 } person ? Number(configuration, "Bitrix24:Responsible", person) : null,
            Zone = zone,
        };
    }

    private static string Needed(IConfiguration configuration, string key, string what) => configuration[key] is { Length: > 0 } value
        ? value
        : throw new SettingsRefusedException(key, $"is missing; Desk:Kind=bitrix24 needs {what} (docs/bitrix24.md)");

    private static string Address(IConfiguration configuration, string key, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/"
            ? value.TrimEnd('/')
            : throw new SettingsRefusedException(key, $"\"{configuration[key]}\" is not an address like https://name.bitrix24.kz");

    private static int Number(IConfiguration configuration, string key, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new SettingsRefusedException(key, $"\"{configuration[key]}\" is not a number like 14");

    private static string Connector(string value) => ConnectorName().IsMatch(value)
        ? value
        : throw new SettingsRefusedException("Bitrix24:ConnectorId", $"\"{value}\" must be small letters, digits and _, for example supportbot");

    private static TimeSpan Duration(string? value) => value is not { Length: > 0 }
        ? TimeSpan.FromMinutes(5)
        : TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero
            ? duration
            : throw new SettingsRefusedException("Bitrix24:FallbackAfter", $"\"{value}\" is not a duration like 00:05:00");

    private static bool Truth(string? value) => value is { Length: > 0 } && (bool.TryParse(value, out var truth)
        ? truth
        : throw new SettingsRefusedException("Bitrix24:CreateContacts", $"\"{value}\" is neither true nor false"));

    private static OperatorNaming Naming(string? value) => value is not { Length: > 0 }
        ? OperatorNaming.FirstName
        : Enum.TryParse<OperatorNaming>(value, ignoreCase: true, out var naming) && Enum.IsDefined(naming)
            ? naming
            : throw new SettingsRefusedException("Bitrix24:OperatorNames", $"\"{value}\" is not one of firstname, fullname, none");

    [GeneratedRegex("^[a-z0-9_]{1,40}$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ConnectorName();
}
