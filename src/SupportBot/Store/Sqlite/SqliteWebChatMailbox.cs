using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;
using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>The web chat's mailbox in SQLite.</summary>
public sealed class SqliteWebChatMailbox(SqliteWriter writer, SqliteReaders readers) : IWebChatMailbox
{
    private const string InsertSql =
        """
        INSERT INTO webchat_messages (conversation, seq, id, body)
        VALUES ($0, (SELECT COALESCE(MAX(seq), 0) + 1 FROM webchat_messages WHERE conversation = $0), $1, $2) ON CONFLICT DO NOTHING
        """;

    public Task Create(WebChatConversation conversation, CancellationToken cancellation) => Guarded(() => writer.Write(session => session.Execute(
        "INSERT INTO webchat_conversations (id, token_hash, language, created_at) VALUES ($0, $1, $2, $3)",
        conversation.Chat.ToString(), Convert.ToHexStringLower(conversation.TokenHash), conversation.Language?.Code(), SqlTime.Ticks(conversation.At))), cancellation);

    public Task<WebChatConversation?> Find(ChatKey chat, CancellationToken cancellation) => Guarded(() => Task.FromResult(readers.Read(session => session.Query(
        "SELECT token_hash, language, created_at FROM webchat_conversations WHERE id = $0",
        row => new WebChatConversation(chat, Convert.FromHexString(row.GetString(0)), Languages.FromCode(row.IsDBNull(1) ? null : row.GetString(1)), SqlTime.Moment(row.GetInt64(2))),
        chat.ToString()).FirstOrDefault())), cancellation);

    public Task<Appended> Append(ChatKey chat, WebChatPost post, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(post, WebChatJson.Plain.WebChatPost);
        return Guarded(() => writer.Write(session =>
        {
            var isNew = session.Execute(InsertSql, chat.ToString(), post.Id, body) == 1;
            var seq = (long)session.Scalar("SELECT seq FROM webchat_messages WHERE conversation = $0 AND id = $1", chat.ToString(), post.Id)!;
            return new Appended(seq, isNew);
        }), cancellation);
    }

    public Task<IReadOnlyList<WebChatEntry>> ReadAfter(ChatKey chat, long after, int limit, CancellationToken cancellation) =>
        Guarded(() => Task.FromResult<IReadOnlyList<WebChatEntry>>(readers.Read(session => session.Query(
            "SELECT seq, body FROM webchat_messages WHERE conversation = $0 AND seq > $1 ORDER BY seq LIMIT $2",
            row => new WebChatEntry(row.GetInt64(0), Post(row.GetString(1))), chat.ToString(), after, limit))), cancellation);

    public Task<string?> FindButton(ChatKey chat, string payload, CancellationToken cancellation) => Guarded(() => Task.FromResult(readers.Read(session => session.Query(
        "SELECT body FROM webchat_messages WHERE conversation = $0 ORDER BY seq DESC LIMIT 200", row => Post(row.GetString(0)), chat.ToString())
        .SelectMany(post => post.Buttons).FirstOrDefault(button => button.Payload == payload)?.Text)), cancellation);

    private static WebChatPost Post(string body) => JsonSerializer.Deserialize(body, WebChatJson.Plain.WebChatPost)!;

    private static async Task<T> Guarded<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await work().WaitAsync(cancellation);
        }
        catch (StoreUnavailableException trouble)
        {
            throw new MailboxUnavailableException(trouble.Message, trouble);
        }
    }
}
