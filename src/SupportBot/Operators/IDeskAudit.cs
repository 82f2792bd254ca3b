namespace SupportBot.Operators;

/// <summary>Who looked at what and who changed what at the built-in desk. Implemented by a store; entries are added and never changed.</summary>
public interface IDeskAudit
{
    /// <exception cref="Exception">The store does not take anything now (<c>StoreUnavailableException</c>).</exception>
    Task Add(AuditEntry entry);

    /// <summary>The latest entries, newest first.</summary>
    /// <param name="search">Part of an operator's name, of a conversation's id or of what was changed; or a kind of deed. Null = everything.</param>
    /// <param name="what">Only this kind of deed; null = every kind.</param>
    Task<IReadOnlyList<AuditEntry>> Latest(string? search, int most, string? what = null);
}

/// <param name="What">The deed, one of <see cref="Deeds"/>.</param>
/// <param name="Conversation">Null when the deed was about none.</param>
/// <param name="Detail">What was changed, in words; null when there is nothing to add.</param>
public sealed record AuditEntry(DateTimeOffset At, string OperatorId, string Name, string What, ChatKey? Conversation = null, string? Detail = null);

/// <summary>Kinds of deeds in the audit list.</summary>
public static class Deeds
{
    public const string Login = "login";
    public const string Look = "look";
    public const string Search = "search";
    public const string Callbacks = "callbacks";
    public const string Took = "took";
    public const string TookOver = "took-over";
    public const string Wrote = "wrote";
    public const string Noted = "noted";
    public const string Guide = "guide";
    public const string Corrected = "corrected";
    public const string Transferred = "transferred";
    public const string Promised = "promised";
    public const string Called = "called";
    public const string Released = "released";
    public const string Closed = "closed";
    public const string Account = "account";
    public const string FalseAlarm = "false-alarm";

    public static readonly IReadOnlyList<string> All =
    [
        Login, Look, Search, Callbacks, Took, TookOver, Wrote, Noted, Guide, Corrected, Transferred, Promised, Called, Released, Closed, Account, FalseAlarm,
    ];
}
