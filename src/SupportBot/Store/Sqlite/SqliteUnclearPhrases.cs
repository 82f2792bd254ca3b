using Microsoft.Data.Sqlite;
using SupportBot.Conversations;
using SupportBot.Turns;

namespace SupportBot.Store.Sqlite;

/// <summary>Phrases that were not understood, in SQLite: one row per phrase. Only so many are kept: the rare and old ones give way.</summary>
public sealed class SqliteUnclearPhrases(SqliteWriter writer, SqliteReaders readers) : IUnclearPhrases
{
    private const int Kept = 2000;

    private const string Columns = "SELECT id, phrase, language, state, guess, count, last FROM unclear_phrases";

    public Task<IReadOnlyList<CollectedPhrase>> Most(int count) => Task.FromResult<IReadOnlyList<CollectedPhrase>>(readers.Read(session =>
        session.Query($"{Columns} ORDER BY count DESC, last DESC, id LIMIT $0", Read, count)));

    public Task<CollectedPhrase?> Find(long id) => Task.FromResult(readers.Read(session => session.Query($"{Columns} WHERE id = $0", Read, id).FirstOrDefault()));

    public Task<bool> Remove(long id) => writer.Write(session => session.Execute("DELETE FROM unclear_phrases WHERE id = $0", id) == 1);

    internal static void Add(SqliteSession session, TurnCommit commit)
    {
        if (commit.Unclear is not { } said)
        {
            return;
        }
        session.Execute(
            """
            INSERT INTO unclear_phrases (phrase, language, state, guess, count, last) VALUES ($0, $1, $2, $3, 1, $4)
            ON CONFLICT (phrase) DO UPDATE SET count = count + 1, last = excluded.last, state = excluded.state, guess = excluded.guess
            """,
            said.Phrase, said.Language.Code(), said.State.ToString(), said.Guess, SqlTime.Ticks(commit.At));
        session.Execute("DELETE FROM unclear_phrases WHERE id IN (SELECT id FROM unclear_phrases ORDER BY count DESC, last DESC LIMIT -1 OFFSET $0)", Kept);
    }

    private static CollectedPhrase Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new UnclearPhrase(row.GetString(1), Languages.FromCode(row.GetString(2)) ?? Language.Russian, Enum.Parse<State>(row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4)),
        row.GetInt32(5), SqlTime.Moment(row.GetInt64(6)));
}
