using System.Runtime.InteropServices;

namespace SupportBot.Channels.WebChat;

/// <summary>
/// Wakes those who wait for something new in a conversation. Lives in memory only: a lost ring costs a wait, never a message. A
/// conversation nobody listens to takes no memory.
/// </summary>
public sealed class WebChatBell
{
    /// <summary>More open waits than this in one conversation are somebody's mistake: the next one is refused.</summary>
    public const int MostListeners = 16;

    private readonly Dictionary<ChatKey, List<WebChatEar>> ears = [];
    private readonly Lock gate = new();

    /// <summary>Conversations somebody listens to now.</summary>
    public int Listened
    {
        get
        {
            lock (gate)
            {
                return ears.Count;
            }
        }
    }

    /// <summary>How many listen to this conversation now.</summary>
    public int Listens(ChatKey chat)
    {
        lock (gate)
        {
            return ears.TryGetValue(chat, out var here) ? here.Count : 0;
        }
    }

    /// <summary>
    /// Begins to listen; dispose to stop. Listen first and read after, and nothing appended in between is missed. Null when too many listen.
    /// </summary>
    public WebChatEar? Listen(ChatKey chat)
    {
        lock (gate)
        {
            ref var here = ref CollectionsMarshal.GetValueRefOrAddDefault(ears, chat, out _);
            here ??= [];
            if (here.Count >= MostListeners)
            {
                return null;
            }
            var ear = new WebChatEar(ear => Leave(chat, ear));
            here.Add(ear);
            return ear;
        }
    }

    /// <summary>Something was appended to the conversation.</summary>
    public void Ring(ChatKey chat) => Each(chat, ear => ear.Hear());

    /// <summary>Somebody is typing to the conversation.</summary>
    public void Typing(ChatKey chat) => Each(chat, ear => ear.HearTyping());

    private void Each(ChatKey chat, Action<WebChatEar> tell)
    {
        lock (gate)
        {
            if (ears.TryGetValue(chat, out var here))
            {
                here.ForEach(tell);
            }
        }
    }

    private void Leave(ChatKey chat, WebChatEar ear)
    {
        lock (gate)
        {
            if (ears.TryGetValue(chat, out var here) && here.Remove(ear) && here.Count == 0)
            {
                ears.Remove(chat);
            }
        }
    }
}
