using Microsoft.Data.Sqlite;
using SupportBot.Conversations;

namespace SupportBot.Store.Sqlite;

/// <summary>The built-in directory of subscribers. Nothing of ours knows outages yet: that answer is always "none known".</summary>
public sealed class SqliteSubscribers(SqliteReaders readers) : ISubscriberLookup
{
    public ValueTask<KnownSubscriber?> Find(string? phone, AddressSlot? address, CancellationToken deadline)
    {
        var found = readers.Read(session =>
        {
            var byPhone = phone is null ? [] : session.Query("SELECT contract, name, phone, status FROM subscribers WHERE phone = $0 LIMIT 2", Read, phone);
            return byPhone.Count == 1 || address?.Street is null ? byPhone : session.Query(
                """
                SELECT contract, name, phone, status FROM subscribers
                WHERE street_id = $0 AND house = $1 AND COALESCE(building, '') = COALESCE($2, '') AND COALESCE(apartment, '') = COALESCE($3, '') LIMIT 2
                """, Read, address.Street.Id, address.House, address.Building, address.Apartment);
        });
        return ValueTask.FromResult(found.Count == 1 ? found[0] : null);
    }

    public ValueTask<KnownOutage?> OutageAt(AddressSlot address, DateTimeOffset now, CancellationToken deadline) => ValueTask.FromResult<KnownOutage?>(null);

    private static KnownSubscriber Read(SqliteDataReader row) => new(
        row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3));
}
