using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handoff;
using Microsoft.Data.Sqlite;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Store.Sqlite;

/// <summary>The lines of conversations.</summary>
internal static class SqliteTranscript
{
    private const string InsertSql =
        """
        INSERT INTO transcript (conversation, seq, id, author, operator, text, at, item, more)
        VALUES ($0, (SELECT COALESCE(MAX(seq), 0) + 1 FROM transcript WHERE conversation = $0), $1, $2, $3, $4, $5, $6, $7)
        """;

    public const string Columns = "t.seq, t.id, t.author, t.operator, t.text, t.at, t.item, t.before, t.deleted, t.more";

    public static void Add(SqliteSession session, TurnCommit commit)
    {
        var key = commit.Conversation.Key.ToString();
        foreach (var line in commit.Lines)
        {
            session.Execute(InsertSql, key, line.Id, line.Author.ToString(), line.Operator, line.Text, SqlTime.Ticks(line.At),
                line.ItemId == line.Id ? "=" : line.ItemId, More(line));
        }
        foreach (var edit in commit.Edits)
        {
            session.Execute(edit.Text is null
                ? "UPDATE transcript SET deleted = 1 WHERE conversation = $0 AND id = $1 AND $2 IS NULL"
                : "UPDATE transcript SET before = COALESCE(before, text), text = $2, more = json_remove(more, '$.Marks') WHERE conversation = $0 AND id = $1",
                key, edit.Id, edit.Text);
        }
    }

    public static List<TranscriptEntry> All(SqliteSession session, ChatKey conversation) => session.Query(
        $"SELECT {Columns} FROM transcript t WHERE t.conversation = $0 ORDER BY t.seq", Read, conversation.ToString());

    public static TranscriptEntry Read(SqliteDataReader row)
    {
        var more = row.IsDBNull(9) ? new MoreOfLine() : JsonSerializer.Deserialize(row.GetString(9), TranscriptJson.Default.MoreOfLine)!;
        var id = row.GetString(1);
        var item = row.IsDBNull(6) ? null : row.GetString(6);
        return new TranscriptEntry(
            row.GetInt64(0),
            id,
            Enum.Parse<LineAuthor>(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetString(4),
            SqlTime.Moment(row.GetInt64(5)),
            [.. more.Files ?? []],
            [.. more.Buttons ?? []],
            item == "=" ? id : item,
            row.IsDBNull(7) ? null : row.GetString(7),
            row.GetInt64(8) == 1,
            [.. more.Findings ?? []]) { Marks = [.. more.Marks ?? []] };
    }

    // What few lines have is kept together, and absent where there is nothing.
    private static string? More(TranscriptEntry line) => line is { Files.IsEmpty: true, Buttons.IsEmpty: true, Findings.IsEmpty: true, Marks.IsEmpty: true }
        ? null
        : JsonSerializer.Serialize(new MoreOfLine
        {
            Files = line.Files.IsEmpty ? null : [.. line.Files],
            Buttons = line.Buttons.IsEmpty ? null : [.. line.Buttons],
            Findings = line.Findings.IsEmpty ? null : [.. line.Findings],
            Marks = line.Marks.IsEmpty ? null : [.. line.Marks],
        }, TranscriptJson.Default.MoreOfLine);
}

internal sealed record MoreOfLine
{
    public DeskFile[]? Files { get; init; }

    public string[]? Buttons { get; init; }

    public string[]? Findings { get; init; }

    public LineMark[]? Marks { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MoreOfLine))]
internal sealed partial class TranscriptJson : JsonSerializerContext;
