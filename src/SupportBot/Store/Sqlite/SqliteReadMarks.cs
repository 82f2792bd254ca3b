using SupportBot.Operators;

namespace SupportBot.Store.Sqlite;

/// <summary>Read marks in SQLite.</summary>
public sealed class SqliteReadMarks(SqliteWriter writer) : IReadMarks
{
    public Task Mark(string operatorId, ChatKey conversation, long seq) => writer.Write(session => session.Execute(
        """
        INSERT INTO desk_marks (operator, conversation, seq) VALUES ($0, $1, $2)
        ON CONFLICT DO UPDATE SET seq = MAX(seq, excluded.seq)
        """,
        operatorId, conversation.ToString(), seq));
}
