using Microsoft.Data.Sqlite;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

/// <summary>Every schema that was ever released, as a dump of a store whose service was killed in mid-work: it opens, and its conversations go on.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly StageFolder _folder = new();

    public static TheoryData<string> Released =>
        [.. Directory.EnumerateFiles(Repository.Folder("tests", "SupportBot.Tests", "Store", "Released"), "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Released))]
    public async Task A_store_of_an_earlier_release_opens_and_its_conversations_go_on(string schema)
    {
        var settings = _folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"));
        Fill(settings.StorePath, schema);
        await using var stage = await Stage.Open(settings, TimeProvider.System);
        var store = stage.Get<ITurnStore>();
        var (confirming, waiting, unanswered) = Known(stage);

        // The event that was accepted and not yet handled is handled now; its reply waits for its channel, which this house has not.
        await Until(async () => await store.Load(unanswered) is { State: not State.Idle });
        Assert.Contains(await store.Transcript(unanswered), line => line.Author == Handoff.LineAuthor.Bot);

        // A conversation in the middle takes the next answer where it stood; a waiting one still waits.
        await stage.Get<IIntake>().Accept(new ChannelUpdate(confirming, "after-the-upgrade", TimeProvider.System.GetUtcNow(), new SubscriberEvent.Wrote("m", "да"), Profile: null), default);
        Assert.True((await store.Load(confirming))!.Address is { Confirmed: true });
        Assert.Equal(State.WaitingForOperator, (await store.Load(waiting))!.State);
        Assert.Contains(await store.Waiting(), one => one.Conversation == waiting);
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void After_the_upgrade_the_file_has_the_newest_schema_and_is_whole(string schema)
    {
        var file = Path.Combine(_folder.Path, "store.db");
        Fill(file, schema);
        SqliteFile.Prepare(file);
        using var session = new SqliteSession(SqliteFile.Open(file, SqliteOpenMode.ReadOnly));
        Assert.Equal((long)SqliteFile.Newest, session.Scalar("PRAGMA user_version"));
        Assert.Equal("ok", session.Scalar("PRAGMA integrity_check"));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task Until(Func<Task<bool>> come)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await come())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static void Fill(string file, string schema)
    {
        using var connection = SqliteFile.Open(file, SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = File.ReadAllText(Path.Combine(Repository.Folder("tests", "SupportBot.Tests", "Store", "Released"), schema + ".sql"));
        command.ExecuteNonQuery();
    }

    private static (ChatKey Confirming, ChatKey Waiting, ChatKey Unanswered) Known(Stage stage)
    {
        var keys = stage.Get<SqliteReaders>().Read(session => session.Query("SELECT id FROM webchat_conversations ORDER BY created_at", row => ChatKey.Parse(row.GetString(0))));
        return (keys[0], keys[1], keys[2]);
    }
}
