using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SupportBot.Understanding;

/// <summary>What became of the search for an address in a text; meanings in the README of the sample data, wire form in contracts.md §6.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AddressStatus>))]
public enum AddressStatus
{
    [JsonStringEnumMemberName("no_address")] NoAddress,
    [JsonStringEnumMemberName("ok")] Ok,
    [JsonStringEnumMemberName("incomplete")] Incomplete,
    [JsonStringEnumMemberName("ambiguous")] Ambiguous,
    [JsonStringEnumMemberName("not_found")] NotFound,
    [JsonStringEnumMemberName("bad_house")] BadHouse,
}

/// <summary>An address as it was read. What the subscriber did not say is null.</summary>
/// <param name="Street">The directory entry; null when there is none, or several fit equally.</param>
/// <param name="Candidates">The entries that fit equally; "did you mean" asks between them.</param>
/// <param name="NearMiss">The street was spelled so that it had to be guessed: ask before believing.</param>
public sealed record AddressReading(
    AddressStatus Status,
    Street? Street = null,
    string? House = null,
    string? Building = null,
    string? Apartment = null,
    string? Entrance = null,
    string? Floor = null,
    ImmutableArray<Street> Candidates = default,
    bool NearMiss = false)
{
    public static readonly AddressReading None = new(AddressStatus.NoAddress);

    public ImmutableArray<Street> Candidates { get; init; } = Candidates.IsDefault ? [] : Candidates;
}

/// <summary>A line of the street directory, <c>dialogs/streets.csv</c> (contracts.md §5).</summary>
/// <param name="MaxHouse">Greatest house number; null = unknown.</param>
public sealed record Street(
    string Id,
    string TypeRu,
    string NameRu,
    string TypeKk,
    string NameKk,
    ImmutableArray<string> Aliases,
    string District,
    int? MaxHouse)
{
    /// <summary>As people say it: "улица Абая", "Абай көшесі".</summary>
    public string Title(Language language) => language == Language.Kazakh ? $"{NameKk} {TypeKk}" : $"{TypeRu} {NameRu}";
}
