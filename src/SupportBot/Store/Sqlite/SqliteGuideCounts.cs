using System.Globalization;
using SupportBot.Conversations;
using SupportBot.Guides;
using SupportBot.Turns;

namespace SupportBot.Store.Sqlite;

/// <summary>Counts of guides in SQLite: one row per day, step, language and thing counted.</summary>
public sealed class SqliteGuideCounts(SqliteReaders readers) : IGuideCounts
{
    public Task<IReadOnlyList<GuideCount>> Since(DateOnly day) => Task.FromResult<IReadOnlyList<GuideCount>>(readers.Read(session => session.Query(
        "SELECT guide, step, language, what, SUM(count) FROM guide_counts WHERE day >= $0 GROUP BY guide, step, language, what ORDER BY guide, step",
        row => new GuideCount(row.GetString(0), row.GetString(1), Languages.FromCode(row.GetString(2)) ?? Language.Russian,
            Enum.Parse<GuideEvent>(row.GetString(3)), row.GetInt64(4)),
        Day(day))));

    internal static void Add(SqliteSession session, TurnCommit commit)
    {
        foreach (var mark in commit.GuideMarks)
        {
            session.Execute(
                """
                INSERT INTO guide_counts (day, guide, step, language, what, count) VALUES ($0, $1, $2, $3, $4, 1)
                ON CONFLICT DO UPDATE SET count = count + 1
                """,
                Day(mark.Day), mark.Guide, mark.Step, mark.Language.Code(), mark.What.ToString());
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
