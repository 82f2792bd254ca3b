namespace Handoff.Bitrix24;

/// <summary>
/// Small named texts that must survive a restart: tokens, sessions, events not yet handled. A write is durable when its task completes.
/// Safe for many callers at once.
/// </summary>
public interface IPortalMemory
{
    Task<string?> Read(string name);

    Task Write(string name, string value);

    /// <summary>Writes only when <paramref name="expected"/> still stands (null = nothing stands). False = somebody was faster.</summary>
    Task<bool> Exchange(string name, string? expected, string value);

    Task Remove(string name);

    /// <summary>Everything whose name begins so, sorted by name (ordinal).</summary>
    Task<IReadOnlyList<(string Name, string Value)>> All(string prefix);
}
