namespace SupportBot.Store.Sqlite;

/// <summary>A row of the built-in directory of subscribers.</summary>
/// <param name="Phone">As <c>+7XXXXXXXXXX</c>.</param>
/// <param name="Status">The provider's word for it; <c>activation</c> is known to the conversation.</param>
public sealed record SubscriberRow(string Contract, string? Name, string? Phone, string? StreetId, string? House, string? Building, string? Apartment, string Status);

/// <summary>Exchanges the built-in directory of subscribers as a whole.</summary>
public sealed class SqliteSubscriberRegister(SqliteWriter writer)
{
    /// <summary>All rows take the place of those before, in one transaction: a reader sees the old directory or the new one.</summary>
    public Task<int> Replace(IReadOnlyList<SubscriberRow> rows) => writer.Write(session =>
    {
        session.Execute("DELETE FROM subscribers");
        foreach (var row in rows)
        {
            session.Execute(
                "INSERT INTO subscribers (contract, name, phone, street_id, house, building, apartment, status) VALUES ($0, $1, $2, $3, $4, $5, $6, $7)",
                row.Contract, row.Name, row.Phone, row.StreetId, row.House, row.Building, row.Apartment, row.Status);
        }
        return rows.Count;
    });
}
