using SupportBot.Channels.WebChat;

namespace SupportBot.Tests.Web.WebChat;

/// <summary>The mailbox's contract in its plainest form.</summary>
internal sealed class InMemoryWebChatMailbox : IWebChatMailbox
{
    private readonly Dictionary<ChatKey, WebChatConversation> conversations = [];
    private readonly Dictionary<ChatKey, List<WebChatEntry>> entries = [];
    private readonly Lock gate = new();

    public bool OutOfOrder { get; set; }

    public Task Create(WebChatConversation conversation, CancellationToken cancellation) => Locked(() => conversations.TryAdd(conversation.Chat, conversation));

    public Task<WebChatConversation?> Find(ChatKey chat, CancellationToken cancellation) => Locked(() => conversations.GetValueOrDefault(chat));

    public Task<Appended> Append(ChatKey chat, WebChatPost post, CancellationToken cancellation) => Locked(() =>
    {
        var here = Here(chat);
        if (here.Find(entry => entry.Post.Id == post.Id) is { } before)
        {
            return new Appended(before.Seq, New: false);
        }
        here.Add(new WebChatEntry(here.Count + 1, post));
        return new Appended(here.Count, New: true);
    });

    public Task<IReadOnlyList<WebChatEntry>> ReadAfter(ChatKey chat, long after, int limit, CancellationToken cancellation) =>
        Locked<IReadOnlyList<WebChatEntry>>(() => [.. Here(chat).Where(entry => entry.Seq > after).Take(limit)]);

    public Task<string?> FindButton(ChatKey chat, string payload, CancellationToken cancellation) => Locked(() =>
        Here(chat).SelectMany(entry => entry.Post.Buttons).LastOrDefault(button => button.Payload == payload)?.Text);

    private List<WebChatEntry> Here(ChatKey chat)
    {
        if (!entries.TryGetValue(chat, out var here))
        {
            entries[chat] = here = [];
        }
        return here;
    }

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return OutOfOrder
                ? Task.FromException<T>(new MailboxUnavailableException("The disk is full."))
                : Task.FromResult(work());
        }
    }
}
