using System.Text.Json;
using Microsoft.Data.Sqlite;
using SupportBot.Channels;
using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>The outbox and its ledger in SQLite.</summary>
public sealed class SqliteOutbox(SqliteWriter writer, SqliteReaders readers) : IOutbox
{
    // A later word of the messenger ("delivered", "failed") may still change what was only "sent".
    private const string SettleSql =
        """
        UPDATE outbox SET outcome = $1, reason = $2, channel_message = COALESCE($3, channel_message), settled_at = $4, body = NULL
        WHERE id = $0 AND (outcome = 'pending' OR (outcome = 'sent' AND $1 IN ('delivered', 'refused', 'unreachable')))
        """;

    private const string InsertSql =
        """
        INSERT INTO outbox (id, conversation, destination, author, epoch, at, expires, body)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
        """;

    private const string PendingSql =
        """
        SELECT id, conversation, destination, author, epoch, at, expires, attempts, not_before, body
        FROM outbox WHERE outcome = 'pending' ORDER BY n
        """;

    // The fate of an item that left shares the flush of the next commit: until then it counts as in flight.
    public Task Settle(string itemId, Settlement settlement) => writer.WriteInCompany(session => session.Execute(SettleSql,
        itemId, Name(settlement.Outcome), settlement.Reason, settlement.ChannelMessageId, SqlTime.Ticks(settlement.At)));

    public Task Postpone(string itemId, int attempts, DateTimeOffset notBefore, string reason) => writer.Write(session => session.Execute(
        "UPDATE outbox SET attempts = $1, not_before = $2, last_trouble = $3 WHERE id = $0", itemId, attempts, SqlTime.Ticks(notBefore), reason));

    public Task<IReadOnlyList<OutboxItem>> Pending() => writer.Write<IReadOnlyList<OutboxItem>>(session => session.Query(PendingSql, Read));

    public Task<string?> FindByChannelMessage(ChatKey conversation, string channelMessageId) => Task.FromResult(readers.Read(session =>
        session.Scalar("SELECT id FROM outbox WHERE conversation = $0 AND channel_message = $1", conversation.ToString(), channelMessageId) as string));

    // Asked of the writer: what it has taken and not flushed yet counts.
    public Task<string?> ChannelMessageOf(string itemId) => writer.Write(session =>
        session.Scalar("SELECT channel_message FROM outbox WHERE id = $0 AND outcome IN ('sent', 'delivered')", itemId) as string);

    internal static void Add(SqliteSession session, OutboxItem item, Utf8Text body) => session.Execute(InsertSql, item.Id, item.Conversation.ToString(),
        item.Destination.ToString(), item.Author.ToString(), item.Epoch, SqlTime.Ticks(item.At), SqlTime.Ticks(item.Expires), body);

    internal static string Name(ItemOutcome outcome) => outcome switch
    {
        ItemOutcome.Pending => "pending",
        ItemOutcome.Sent => "sent",
        ItemOutcome.Delivered => "delivered",
        ItemOutcome.Refused => "refused",
        ItemOutcome.Unreachable => "unreachable",
        ItemOutcome.Suppressed => "suppressed",
        _ => "expired",
    };

    internal static ItemOutcome Outcome(string name) => Enum.Parse<ItemOutcome>(name, ignoreCase: true);

    private static OutboxItem Read(SqliteDataReader row) => new(
        row.GetString(0),
        ChatKey.Parse(row.GetString(1)),
        Enum.Parse<Destination>(row.GetString(2)),
        Enum.Parse<Author>(row.GetString(3)),
        row.GetInt32(4),
        JsonSerializer.Deserialize(row.GetString(9), DeliveryJson.Plain.OutboxContent)!,
        SqlTime.Moment(row.GetInt64(5)),
        SqlTime.Moment(row.GetInt64(6)),
        row.GetInt32(7),
        SqlTime.Moment(row.GetValue(8)));
}
