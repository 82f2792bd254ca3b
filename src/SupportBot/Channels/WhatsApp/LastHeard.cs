using System.Collections.Concurrent;

namespace SupportBot.Channels.WhatsApp;

/// <summary>The last message of each subscriber: what WhatsApp wants to be told of when somebody types to him (whatsapp.md §4.6). A restart forgets it.</summary>
public sealed class LastHeard
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<ChatKey, string> _messages = new();

    public void Remember(ChatKey chat, string messageId)
    {
        if (_messages.Count >= Most)
        {
            _messages.Clear();
        }
        _messages[chat] = messageId;
    }

    public string? In(ChatKey chat) => _messages.GetValueOrDefault(chat);
}
