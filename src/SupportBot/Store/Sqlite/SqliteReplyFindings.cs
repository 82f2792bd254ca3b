using Handoff;
using Microsoft.Data.Sqlite;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Store.Sqlite;

/// <summary>Findings of the policy in SQLite, for a year.</summary>
public sealed class SqliteReplyFindings(SqliteWriter writer, SqliteReaders readers) : IReplyFindings
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    private const string Columns =
        "SELECT n, at, conversation, message, print, operator, name, rule, rule_case, fate, quote, text, client, reason, doubted_by, doubted_at, doubt, reviewed_by FROM reply_findings";

    public Task<IReadOnlyList<KeptFinding>> Since(DateTimeOffset moment, int most) => Task.FromResult<IReadOnlyList<KeptFinding>>(readers.Read(session =>
        session.Query($"{Columns} WHERE at >= $0 ORDER BY at DESC, n DESC LIMIT $1", Read, SqlTime.Ticks(moment), most)));

    public Task<bool> MarkFalse(ChatKey conversation, string messageId, string rule, Doubt doubt, string? own) => writer.Write(session => session.Execute(
        """
        UPDATE reply_findings SET doubted_by = $3, doubted_at = $4, doubt = $5, reviewed_by = NULL
        WHERE conversation = $0 AND message = $1 AND rule = $2 AND fate <> 'Observed' AND ($6 IS NULL OR operator = $6)
            AND print = (SELECT f.print FROM reply_findings f WHERE f.conversation = $0 AND f.message = $1 AND f.rule = $2 AND f.fate <> 'Observed' ORDER BY f.at DESC, f.n DESC LIMIT 1)
        """,
        conversation.ToString(), messageId, rule, doubt.By, SqlTime.Ticks(doubt.At), doubt.Why, own) > 0);

    public Task<bool> Review(long id, string by) => writer.Write(session =>
        session.Execute("UPDATE reply_findings SET reviewed_by = $1 WHERE n = $0 AND doubted_by IS NOT NULL", id, by) == 1);

    internal static void Add(SqliteSession session, TurnCommit commit)
    {
        if (commit.Findings.IsEmpty)
        {
            return;
        }
        foreach (var one in commit.Findings)
        {
            // A held reply that is insisted on is the same finding with another end.
            session.Execute(
                """
                INSERT INTO reply_findings (at, conversation, message, print, operator, name, rule, rule_case, fate, quote, text, client, reason)
                VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                ON CONFLICT (conversation, message, print, rule_case) DO UPDATE SET at = excluded.at, fate = excluded.fate, reason = excluded.reason
                """,
                SqlTime.Ticks(one.At), one.Conversation.ToString(), one.MessageId, one.Print, one.Operator.Id, one.Operator.Name, one.Rule, one.Case,
                one.Fate.ToString(), one.Quote, one.Text, one.Client, one.Reason);
        }
        session.Execute("DELETE FROM reply_findings WHERE at < $0", SqlTime.Ticks(commit.Findings[0].At - Kept));
    }

    private static KeptFinding Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new ReplyFinding(SqlTime.Moment(row.GetInt64(1)), ChatKey.Parse(row.GetString(2)), row.GetString(3), row.GetString(4), new DeskOperator(row.GetString(5), row.GetString(6)),
            row.GetString(7), row.GetString(8), Enum.Parse<FindingFate>(row.GetString(9)), row.GetString(10), row.GetString(11), row.GetString(12), Text(row, 13)),
        row.IsDBNull(14) ? null : new Doubt(row.GetString(14), SqlTime.Moment(row.GetInt64(15)), row.GetString(16), Text(row, 17)));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
