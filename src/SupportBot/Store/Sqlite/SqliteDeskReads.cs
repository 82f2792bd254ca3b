using System.Text.Json;
using Handoff;
using Microsoft.Data.Sqlite;
using SupportBot.Conversations;
using SupportBot.Operators;

namespace SupportBot.Store.Sqlite;

/// <summary>What the desk reads, from SQLite.</summary>
public sealed class SqliteDeskReads(SqliteReaders readers) : IDeskReads
{
    // Unread for one operator: what came after his mark; without a mark, what no operator has answered.
    private const string Columns =
        """
        SELECT key, state, COALESCE(waiting_since, heard_at), name, address, problem, phone, operator_name,
            CASE WHEN m.seq IS NULL THEN unread
                 ELSE (SELECT COUNT(*) FROM transcript t WHERE t.conversation = key AND t.seq > m.seq AND t.author = 'Subscriber') END AS fresh, conversations.operator,
            (SELECT t.text FROM transcript t WHERE t.conversation = key AND t.author <> 'Note' ORDER BY t.seq DESC LIMIT 1),
            CASE WHEN state = 'WithOperator' AND unread > 0 THEN json_extract(body, '$.unansweredSince') END
        FROM conversations LEFT JOIN desk_marks m ON m.operator = $1 AND m.conversation = key
        """;

    private const string LinesSql =
        """
        SELECT * FROM (
            SELECT t.seq, t.id, t.author, t.operator, t.text, t.at, t.item, t.before, t.deleted, t.more, o.outcome, o.reason, o.settled_at
            FROM transcript t LEFT JOIN outbox o ON o.id = CASE WHEN t.item = '=' THEN t.id ELSE t.item END
            WHERE t.conversation = $0 ORDER BY t.seq DESC LIMIT $1)
        ORDER BY seq
        """;

    public Task<IReadOnlyList<DeskRow>> List(DeskList list, string operatorId, int most) => Rows(list switch
    {
        DeskList.Waiting => $"{Columns} WHERE state IN ('WaitingForOperator', 'ChoosingCallback') AND waiting_since IS NOT NULL ORDER BY waiting_since LIMIT $0",
        DeskList.Mine => $"{Columns} WHERE state = 'WithOperator' AND conversations.operator = $1 ORDER BY fresh = 0, heard_at LIMIT $0",
        DeskList.Open => $"{Columns} WHERE state <> 'Idle' ORDER BY COALESCE(waiting_since, heard_at) LIMIT $0",
        _ => $"{Columns} WHERE state = 'Idle' ORDER BY heard_at DESC LIMIT $0",
    }, most, operatorId);

    public Task<IReadOnlyList<DeskRow>> Search(string text, string operatorId, int most) => Rows(
        $"""
        {Columns} WHERE instr(folded(name), $2) > 0 OR instr(folded(address), $2) > 0 OR ($3 <> '' AND instr(phone, $3) > 0) OR key = $4
            OR key IN (SELECT conversation FROM transcript WHERE instr(folded(text), $2) > 0 LIMIT 500)
        ORDER BY heard_at DESC LIMIT $0
        """, most, operatorId, SqlText.Fold(text), Digits(text), text);

    public Task<Conversation?> Find(ChatKey conversation) => Task.FromResult(readers.Read(session =>
        session.Scalar("SELECT body FROM conversations WHERE key = $0", conversation.ToString()) is string body
            ? JsonSerializer.Deserialize(body, ConversationJson.Plain.Conversation)
            : null));

    public Task<IReadOnlyList<DeskChatLine>> Lines(ChatKey conversation, int most) => Task.FromResult<IReadOnlyList<DeskChatLine>>(readers.Read(session =>
        session.Query(LinesSql, row => new DeskChatLine(SqliteTranscript.Read(row), Text(row, 10), Text(row, 11), SqlTime.Moment(row.GetValue(12))),
            conversation.ToString(), most)));

    public Task<LedgerEntry?> Ledger(string itemId) => Task.FromResult(readers.Read(session => session.Query(
        """
        SELECT id, destination, author, at, attempts, last_trouble, not_before, outcome, reason, settled_at, channel_message FROM outbox WHERE id = $0
        """,
        row => new LedgerEntry(row.GetString(0), row.GetString(1), Enum.Parse<LineAuthor>(row.GetString(2)), SqlTime.Moment(row.GetInt64(3)), row.GetInt32(4),
            Text(row, 5), SqlTime.Moment(row.GetValue(6)), row.GetString(7), Text(row, 8), SqlTime.Moment(row.GetValue(9)), Text(row, 10)),
        itemId).FirstOrDefault()));

    public Task<IReadOnlyList<Callback>> Callbacks(bool open) => Task.FromResult<IReadOnlyList<Callback>>(readers.Read(session => session.Query(
        $"""
        SELECT id, conversation, phone, from_at, to_at, promised_at, state, missed, operator FROM callbacks
        WHERE (state = 'open') = $0 ORDER BY from_at LIMIT 500
        """,
        row => new Callback(row.GetString(0), ChatKey.Parse(row.GetString(1)), row.GetString(2), SqlTime.Moment(row.GetInt64(3)), SqlTime.Moment(row.GetInt64(4)),
            SqlTime.Moment(row.GetInt64(5)), Enum.Parse<CallbackState>(row.GetString(6), ignoreCase: true), row.GetInt32(7), Text(row, 8)),
        open ? 1 : 0)));

    public Task<IReadOnlyList<(string State, long Count)>> CountByState() => Task.FromResult<IReadOnlyList<(string, long)>>(readers.Read(session =>
        session.Query("SELECT state, COUNT(*) FROM conversations WHERE state <> 'Idle' GROUP BY state", row => (row.GetString(0), row.GetInt64(1)))));

    private Task<IReadOnlyList<DeskRow>> Rows(string sql, int most, params string[] values) => Task.FromResult<IReadOnlyList<DeskRow>>(readers.Read(session =>
        session.Query(sql, Row, [most, .. values])));

    private static DeskRow Row(SqliteDataReader row) => new(ChatKey.Parse(row.GetString(0)), row.GetString(1), SqlTime.Moment(row.GetInt64(2)),
        Text(row, 3), Text(row, 4), Text(row, 5), Text(row, 6), Text(row, 7), row.GetInt32(8))
    {
        OperatorId = Text(row, 9),
        Last = Text(row, 10),
        UnansweredSince = Text(row, 11) is { } since ? DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture) : null,
    };

    // A number as it stands in the store, +77011234567, is found however it is typed: 8 701 123, (701) 123-45.
    private static string Digits(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length < 4 || text.Any(char.IsLetter) ? "" : digits.StartsWith('8') ? digits[1..] : digits;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
