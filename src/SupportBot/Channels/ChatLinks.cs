using System.Collections.Concurrent;

namespace SupportBot.Channels;

/// <summary>
/// Addresses at which messengers open a chat with our bot and hand a payload over. A channel tells its own as soon as it knows it; until then there is
/// no link. Safe for many threads.
/// </summary>
public sealed class ChatLinks
{
    private readonly ConcurrentDictionary<string, string> _beginnings = new(StringComparer.Ordinal);

    /// <param name="name">As people call the messenger: <c>Telegram</c>.</param>
    /// <param name="beginning">The address up to the payload.</param>
    public void Keep(string name, string beginning) => _beginnings[name] = beginning;

    /// <param name="payload">Letters, figures, "_" and "-" only: messengers hand over no other.</param>
    public IEnumerable<(string Name, string Address)> With(string payload) =>
        _beginnings.OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => (link.Key, link.Value + payload));
}
