using System.Collections.Concurrent;

namespace SupportBot.Channels;

/// <summary>
/// Subscribers who are typing just now, for the operators who wait for their words. Only some messengers tell it (the web chat does; Telegram and
/// WhatsApp tell a bot nothing). In memory only: a lost sign costs nothing. Safe for many threads at once.
/// </summary>
public sealed class Typists(TimeProvider time)
{
    /// <summary>A sign that is not repeated fades after this long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(6);

    private const int SweepAbove = 1000;

    private readonly ConcurrentDictionary<ChatKey, DateTimeOffset> _since = new();

    /// <summary>Somebody began, or has stopped. Called on whatever thread brought the sign; must not wait.</summary>
    public event Action<ChatKey>? Changed;

    public void Began(ChatKey chat)
    {
        _since[chat] = time.GetUtcNow();
        if (_since.Count > SweepAbove)
        {
            Sweep();
        }
        Changed?.Invoke(chat);
    }

    public void Ended(ChatKey chat)
    {
        if (_since.TryRemove(chat, out _))
        {
            Changed?.Invoke(chat);
        }
    }

    public bool Types(ChatKey chat) => _since.TryGetValue(chat, out var since) && time.GetUtcNow() - since < Lasts;

    private void Sweep()
    {
        foreach (var chat in _since.Keys.Where(chat => !Types(chat)).ToList())
        {
            _since.TryRemove(chat, out _);
        }
    }
}
