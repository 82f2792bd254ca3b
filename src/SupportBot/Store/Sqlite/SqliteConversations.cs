using SupportBot.Conversations;

namespace SupportBot.Store.Sqlite;

/// <summary>The row of a conversation.</summary>
internal static class SqliteConversations
{
    private const string InsertSql =
        """
        INSERT INTO conversations (key, version, state, leader, epoch, operator, operator_name, waiting_since, heard_at, name, phone, address, problem, unread, body)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING
        """;

    private const string UpdateSql =
        """
        UPDATE conversations SET version = $1, state = $2, leader = $3, epoch = $4, operator = $5, operator_name = $6, waiting_since = $7,
            heard_at = $8, name = $9, phone = $10, address = $11, problem = $12, unread = $13, body = $14
        WHERE key = $0 AND version = $15
        """;

    /// <summary>False = somebody else changed the conversation since <paramref name="madeFrom"/>.</summary>
    public static bool Save(SqliteSession session, Conversation now, long madeFrom, Utf8Text body)
    {
        var key = now.Key.ToString();
        var waiting = now.Handoff is { } handoff ? SqlTime.Ticks((DateTimeOffset?)handoff.Since) : null;
        var address = Address(now.Address);
        return madeFrom == 0
            ? session.Execute(InsertSql, key, now.Version, now.State.ToString(), now.Leader.ToString(), now.Epoch, now.Handoff?.Operator?.Id,
                now.Handoff?.Operator?.Name, waiting, SqlTime.Ticks(now.HeardAt), now.Name, now.Contacts.Phone, address, now.Inquiry.Problem?.Id,
                now.Unread, body) == 1
            : session.Execute(UpdateSql, key, now.Version, now.State.ToString(), now.Leader.ToString(), now.Epoch, now.Handoff?.Operator?.Id,
                now.Handoff?.Operator?.Name, waiting, SqlTime.Ticks(now.HeardAt), now.Name, now.Contacts.Phone, address, now.Inquiry.Problem?.Id,
                now.Unread, body, madeFrom) == 1;
    }

    // For lists and search: in Russian, as on the card.
    private static string? Address(AddressSlot? address)
    {
        if (address is null)
        {
            return null;
        }
        var street = address.Street?.Title(Language.Russian) ?? address.Own;
        var house = address.House is { } number ? $", {number}" : "";
        return address.Apartment is { } apartment ? $"{street}{house}-{apartment}" : street + house;
    }
}
