namespace SupportBot.Channels.WebChat;

/// <summary>
/// The web chat's own mail: every message of every conversation, kept until it is removed with the conversation.
/// <para>Order: seqs of one conversation are positive, grow, and become visible in ascending order: once a reader has seen seq n,
/// nothing with a smaller seq will ever appear. Gaps are allowed.</para>
/// <para>Threads: every member may be called from many threads at once, for the same conversation too.</para>
/// <para>Durability: when a call that writes returns, what it wrote is on the disk. A store that cannot take it now throws
/// <see cref="MailboxUnavailableException"/>; nothing was written then as far as the caller can tell, and the same call may be repeated.</para>
/// </summary>
public interface IWebChatMailbox
{
    /// <summary>Keeps a new conversation. Its key has not been used before.</summary>
    Task Create(WebChatConversation conversation, CancellationToken cancellation);

    /// <summary>The conversation, or null when there is none. Asked on every request: it should be cheap.</summary>
    Task<WebChatConversation?> Find(ChatKey chat, CancellationToken cancellation);

    /// <summary>
    /// Appends a message. The key of repetition is (<paramref name="chat"/>, <see cref="WebChatPost.Id"/>): the second call with the same key
    /// changes nothing and answers with the seq of the first, whatever else the second one says. The chat need not have been created.
    /// </summary>
    Task<Appended> Append(ChatKey chat, WebChatPost post, CancellationToken cancellation);

    /// <summary>Messages with a seq greater than <paramref name="after"/>, oldest first, at most <paramref name="limit"/> (1-200).</summary>
    Task<IReadOnlyList<WebChatEntry>> ReadAfter(ChatKey chat, long after, int limit, CancellationToken cancellation);

    /// <summary>The title of the newest button with this payload in this conversation; null when it never had one.</summary>
    Task<string?> FindButton(ChatKey chat, string payload, CancellationToken cancellation);
}

/// <summary>The mailbox does not take or give anything now; the same call later may succeed.</summary>
public sealed class MailboxUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
