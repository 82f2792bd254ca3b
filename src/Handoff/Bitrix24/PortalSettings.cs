namespace Handoff.Bitrix24;

/// <summary>Section <c>Bitrix24</c> of the settings: which portal, which application, which open line.</summary>
public sealed record PortalSettings
{
    /// <summary>Address of the portal, <c>https://name.bitrix24.kz</c>, without a slash at the end.</summary>
    public required string Portal { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Token server; null = the one the portal named at installation.</summary>
    public string? OAuthUrl { get; init; }

    /// <summary>Number of the open line.</summary>
    public required int Line { get; init; }

    /// <summary>Small letters, digits and <c>_</c>; no dot.</summary>
    public string ConnectorId { get; init; } = "supportbot";

    /// <summary>How the portal reaches us, without a slash at the end.</summary>
    public required string PublicUrl { get; init; }

    /// <summary>How long the portal may be out of reach before the built-in desk shows the waiting chats.</summary>
    public TimeSpan FallbackAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Make a contact when none has the subscriber's phone.</summary>
    public bool CreateContacts { get; init; }

    /// <summary>Code of the contact's own field for the confirmed address (<c>ufCrm_1700000000</c>); null = it is not written.</summary>
    public string? AddressField { get; init; }

    /// <summary>How the subscriber sees an operator.</summary>
    public OperatorNaming OperatorNames { get; init; } = OperatorNaming.FirstName;

    /// <summary>In which zone moments are told to people.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The employee who gets callback requests as to-dos; null = the application's user.</summary>
    public int? Responsible { get; init; }

    /// <summary>Requests a second the portal allows, and how many at once.</summary>
    public double RequestsPerSecond { get; init; } = 2;

    public int Burst { get; init; } = 50;

    public string EventsUrl => PublicUrl + "/webhooks/bitrix24";

    public string InstallUrl => PublicUrl + "/bitrix24/install";
}

public enum OperatorNaming
{
    FirstName,
    FullName,
    /// <summary>"Оператор", for those who do not give names.</summary>
    None,
}
