using System.Collections.Concurrent;
using Handoff.Bitrix24;

namespace Handoff.Tests.Bitrix24.Support;

/// <summary>What the store keeps for the portal, in memory; survives a "restart" of everything else.</summary>
internal sealed class MemoryInMemory : IPortalMemory
{
    private readonly ConcurrentDictionary<string, string> _kept = new(StringComparer.Ordinal);

    public Task<string?> Read(string name) => Task.FromResult(_kept.GetValueOrDefault(name));

    public Task Write(string name, string value)
    {
        _kept[name] = value;
        return Task.CompletedTask;
    }

    public Task<bool> Exchange(string name, string? expected, string value) => Task.FromResult(
        expected is null ? _kept.TryAdd(name, value) : _kept.TryUpdate(name, value, expected));

    public Task Remove(string name)
    {
        _kept.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<(string Name, string Value)>> All(string prefix) => Task.FromResult<IReadOnlyList<(string, string)>>(
        [.. _kept.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))]);
}
