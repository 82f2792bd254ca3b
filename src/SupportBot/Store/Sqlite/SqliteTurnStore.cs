using System.Text.Json;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Store.Sqlite;

/// <summary>Turns in SQLite: one unit of the writer per commit.</summary>
public sealed class SqliteTurnStore(SqliteWriter writer, SqliteReaders readers) : ITurnStore
{
    public ValueTask<Conversation?> Load(ChatKey conversation) => ValueTask.FromResult(readers.Read(session =>
        session.Scalar("SELECT body FROM conversations WHERE key = $0", conversation.ToString()) is string body
            ? JsonSerializer.Deserialize(body, ConversationJson.Plain.Conversation)
            : null));

    public async Task<CommitResult> Commit(TurnCommit commit)
    {
        // Made before the writer's turn: its thread only writes.
        var body = new Utf8Text(JsonSerializer.SerializeToUtf8Bytes(commit.Conversation, ConversationJson.Plain.Conversation));
        var items = Array.ConvertAll([.. commit.Outbox], item => new Utf8Text(JsonSerializer.SerializeToUtf8Bytes(item.Content, DeliveryJson.Plain.OutboxContent)));
        return (await writer.Write(session => Commit(session, commit, body, items))).Result;
    }

    public Task SetAside(InboxItem item, string reason) => writer.Write(session => session.Execute(
        "UPDATE inbox SET handled = 1, aside = $2 WHERE source = $0 AND key = $1", item.Source, item.Key, reason));

    public Task<IReadOnlyList<TranscriptEntry>> Transcript(ChatKey conversation) =>
        Task.FromResult<IReadOnlyList<TranscriptEntry>>(readers.Read(session => SqliteTranscript.All(session, conversation)));

    public Task<IReadOnlyList<(ChatKey, ConversationTimer)>> Due(DateTimeOffset now, int most) =>
        Task.FromResult<IReadOnlyList<(ChatKey, ConversationTimer)>>(readers.Read(session => session.Query(
            "SELECT conversation, kind, due FROM timers WHERE due <= $0 ORDER BY due LIMIT $1",
            row => (ChatKey.Parse(row.GetString(0)), new ConversationTimer(Enum.Parse<TimerKind>(row.GetString(1)), SqlTime.Moment(row.GetInt64(2)))),
            SqlTime.Ticks(now), most)));

    public Task<IReadOnlyList<(ChatKey, DateTimeOffset)>> Waiting() =>
        Task.FromResult<IReadOnlyList<(ChatKey, DateTimeOffset)>>(readers.Read(session => session.Query(
            "SELECT key, waiting_since FROM conversations WHERE state IN ('WaitingForOperator', 'ChoosingCallback') AND waiting_since IS NOT NULL",
            row => (ChatKey.Parse(row.GetString(0)), SqlTime.Moment(row.GetInt64(1))))));

    private static Written Commit(SqliteSession session, TurnCommit commit, Utf8Text body, Utf8Text[] items)
    {
        if (commit.Fresh is { } fresh && !SqliteInbox.AddHandled(session, fresh))
        {
            return new Written(CommitResult.Duplicate);
        }
        if (!SqliteConversations.Save(session, commit.Conversation, commit.MadeFrom, body))
        {
            return new Written(CommitResult.Conflict);
        }
        foreach (var item in commit.Handled)
        {
            SqliteInbox.MarkHandled(session, item);
        }
        SqliteTranscript.Add(session, commit);
        for (var i = 0; i < items.Length; i++)
        {
            SqliteOutbox.Add(session, commit.Outbox[i], items[i]);
        }
        AddTheRest(session, commit);
        SqliteGuideCounts.Add(session, commit);
        SqliteUnclearPhrases.Add(session, commit);
        SqliteReplyFindings.Add(session, commit);
        return new Written(CommitResult.Done);
    }

    private static void AddTheRest(SqliteSession session, TurnCommit commit)
    {
        var key = commit.Conversation.Key.ToString();
        foreach (var kind in commit.TimersCleared)
        {
            session.Execute("DELETE FROM timers WHERE conversation = $0 AND kind = $1", key, kind.ToString());
        }
        foreach (var timer in commit.TimersSet)
        {
            session.Execute("INSERT INTO timers (conversation, kind, due) VALUES ($0, $1, $2) ON CONFLICT DO UPDATE SET due = excluded.due",
                key, timer.Kind.ToString(), SqlTime.Ticks(timer.Due));
        }
        foreach (var callback in commit.Callbacks)
        {
            session.Execute("INSERT INTO callbacks (id, conversation, phone, from_at, to_at, promised_at) VALUES ($0, $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                callback.Id, key, callback.Phone, SqlTime.Ticks(callback.From), SqlTime.Ticks(callback.To), SqlTime.Ticks(callback.PromisedAt));
        }
        foreach (var change in commit.CallbackChanges)
        {
            // A call that a colleague has settled meanwhile stays settled.
            session.Execute(
                """
                UPDATE callbacks SET state = $1, missed = missed + $2, operator = $3, from_at = COALESCE($4, from_at), to_at = COALESCE($5, to_at)
                WHERE id = $0 AND state = 'open'
                """,
                change.Id, change.State.ToString().ToLowerInvariant(), change.Missed ? 1 : 0, change.Operator,
                SqlTime.Ticks(change.Again?.From), SqlTime.Ticks(change.Again?.To));
        }
        foreach (var rating in commit.Ratings)
        {
            session.Execute("INSERT INTO ratings (conversation, stars, operator, at) VALUES ($0, $1, $2, $3)",
                key, rating.Stars, rating.Operator, SqlTime.Ticks(rating.At));
        }
    }

    private sealed record Written(CommitResult Result) : IUndone
    {
        public bool Undone => Result != CommitResult.Done;
    }
}
