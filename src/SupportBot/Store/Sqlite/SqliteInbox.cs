using System.Text.Json;
using SupportBot.Delivery;

namespace SupportBot.Store.Sqlite;

/// <summary>The inbox in SQLite.</summary>
public sealed class SqliteInbox(SqliteWriter writer) : IInbox
{
    private const string Insert =
        "INSERT INTO inbox (source, key, conversation, at, attempts, body) VALUES ($0, $1, $2, $3, 0, $4) ON CONFLICT DO NOTHING";

    private const string InsertHandled =
        "INSERT INTO inbox (source, key, conversation, at, handled) VALUES ($0, $1, $2, $3, 1) ON CONFLICT DO NOTHING";

    public async Task<Accepted> Add(InboxItem item)
    {
        var body = JsonSerializer.Serialize(item.Event, DeliveryJson.Plain.InboxEvent);
        try
        {
            return await writer.Write(session =>
                session.Execute(Insert, item.Source, item.Key, item.Conversation.ToString(), SqlTime.Ticks(item.At), body) == 1 ? Accepted.Stored : Accepted.Duplicate);
        }
        catch (StoreUnavailableException)
        {
            return Accepted.Unavailable;
        }
    }

    public Task<IReadOnlyList<InboxItem>> Unhandled() => writer.Write<IReadOnlyList<InboxItem>>(session =>
    {
        session.Execute("UPDATE inbox SET attempts = attempts + 1 WHERE handled = 0");
        return session.Query("SELECT source, key, conversation, at, attempts, body FROM inbox WHERE handled = 0 ORDER BY at",
            row => new InboxItem(ChatKey.Parse(row.GetString(2)), row.GetString(0), row.GetString(1), SqlTime.Moment(row.GetInt64(3)),
                JsonSerializer.Deserialize(row.GetString(5), DeliveryJson.Plain.InboxEvent)!, row.GetInt32(4) - 1));
    });

    /// <summary>Inside a turn's commit: keeps the key of an event that is handled in the same breath. False = it was there before.</summary>
    internal static bool AddHandled(SqliteSession session, InboxItem item) =>
        session.Execute(InsertHandled, item.Source, item.Key, item.Conversation.ToString(), SqlTime.Ticks(item.At)) == 1;

    internal static void MarkHandled(SqliteSession session, InboxItem item) =>
        session.Execute("UPDATE inbox SET handled = 1, body = NULL WHERE source = $0 AND key = $1 AND handled = 0", item.Source, item.Key);
}
