using System.Text.Json.Serialization;

namespace SupportBot.Operators;

/// <summary>An account of the built-in desk.</summary>
/// <param name="Name">What is typed at login; compared without regard to case.</param>
/// <param name="Display">What subscribers see.</param>
/// <param name="PasswordHash">As the framework's hasher made it; never leaves the store's room otherwise.</param>
/// <param name="Failures">Wrong passwords in a row.</param>
public sealed record OperatorAccount(
    string Id, string Name, string Display, OperatorRole Role, string PasswordHash, int Failures, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt);

[JsonConverter(typeof(JsonStringEnumConverter<OperatorRole>))]
public enum OperatorRole
{
    [JsonStringEnumMemberName("operator")] Operator,
    /// <summary>Sees everybody's conversations and may take over.</summary>
    [JsonStringEnumMemberName("senior")] Senior,
    /// <summary>Also manages accounts.</summary>
    [JsonStringEnumMemberName("administrator")] Administrator,
}

/// <summary>Where accounts are kept. Implemented by a store.</summary>
public interface IOperatorAccounts
{
    Task<OperatorAccount?> Find(string name);

    Task<OperatorAccount?> FindById(string id);

    Task<IReadOnlyList<OperatorAccount>> All();

    /// <summary>False when the name is taken.</summary>
    Task<bool> Add(OperatorAccount account);

    /// <summary>Writes the account as it is given; false when there is none with this id.</summary>
    Task<bool> Save(OperatorAccount account);

    Task<bool> Remove(string name);
}
