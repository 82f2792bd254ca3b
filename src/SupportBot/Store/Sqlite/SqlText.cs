using Microsoft.Data.Sqlite;

namespace SupportBot.Store.Sqlite;

/// <summary>Text as people search for it: SQLite's own LIKE knows the capital letters of English only.</summary>
internal static class SqlText
{
    /// <summary>Small letters, ё as е.</summary>
    public static string Fold(string text) => text.ToLowerInvariant().Replace('ё', 'е');

    /// <summary>Gives the connection the function <c>folded(text)</c>; NULL stays NULL.</summary>
    public static void Teach(SqliteConnection connection) =>
        connection.CreateFunction<string?, string?>("folded", text => text is null ? null : Fold(text), isDeterministic: true);
}
