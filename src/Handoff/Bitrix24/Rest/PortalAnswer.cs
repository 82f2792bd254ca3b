using System.Text.Json;

namespace Handoff.Bitrix24.Rest;

/// <summary>What a call to the portal came to. A closed set; reasons are words for a person and carry no secrets.</summary>
public abstract record PortalAnswer
{
    private PortalAnswer()
    {
    }

    /// <summary>The portal answered; whether that means success is each method's own affair.</summary>
    public sealed record Ok(JsonElement Result) : PortalAnswer;

    /// <summary>The portal understood and said no.</summary>
    public sealed record Error(string Code, string Description) : PortalAnswer;

    /// <summary>Too many requests, or this method has used up its time: nothing was done; worth trying after <paramref name="After"/>.</summary>
    public sealed record Limited(string Reason, TimeSpan After) : PortalAnswer;

    /// <summary>Out of order until a person acts: token, licence, rights. Nothing was done.</summary>
    public sealed record Broken(string Code, string Reason) : PortalAnswer;

    /// <summary>No usable answer (timeout, page instead of data, server error): it may or may not have been done.</summary>
    public sealed record Unknown(string Reason) : PortalAnswer;

    /// <summary>The request did not reach the portal: surely nothing was done.</summary>
    public sealed record Unreached(string Reason) : PortalAnswer;

    /// <summary>The failure in words; empty for <see cref="Ok"/>.</summary>
    public string Why => this switch
    {
        Error error => $"{error.Code}: {error.Description}",
        Limited limited => limited.Reason,
        Broken broken => $"{broken.Code}: {broken.Reason}",
        Unknown unknown => unknown.Reason,
        Unreached unreached => unreached.Reason,
        _ => "",
    };
}

/// <summary>One call of a method, before it takes its place in the queue.</summary>
/// <param name="Parameters">Names exactly as the method's documentation writes them.</param>
public sealed record PortalCall(string Method, System.Text.Json.Nodes.JsonObject Parameters, Priority Priority);

/// <summary>Who goes first when requests are scarce.</summary>
public enum Priority
{
    /// <summary>Words on their way to an operator who reads now.</summary>
    Live,
    /// <summary>Delivery confirmations, notices to operators.</summary>
    Status,
    /// <summary>Comparing both sides, polling.</summary>
    Watch,
    /// <summary>Contacts, to-dos, settings.</summary>
    Work,
}
