using Microsoft.Data.Sqlite;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

/// <summary>A backup is made while subscribers write, and a house opened over it goes on.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private readonly StageFolder _folder = new();
    private readonly StageFolder _restored = new();
    private Stage _stage = null!;

    private string Target => Path.Combine(_folder.Path, "backup.db");

    private string Store => Path.Combine(_folder.Path, "store.db");

    public async Task InitializeAsync() => _stage = await Stage.Open(
        _folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00")), TimeProvider.System);

    [Fact]
    public async Task A_backup_made_under_load_is_whole_and_its_conversations_go_on()
    {
        await Say("before", "1", "Здравствуйте, Абая 10-25, со вчера нет интернета");
        await _stage.Quiet();
        using var over = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            for (var i = 0; !over.IsCancellationRequested; i++)
            {
                await Say($"load{i % 50}", $"{i}", "Здравствуйте");
            }
        });
        var conversations = SqliteBackup.Make(Store, Target);
        await over.CancelAsync();
        await load;
        await _stage.Quiet();
        Assert.True(conversations >= 1);

        File.Copy(Target, Path.Combine(_restored.Path, "store.db"));
        await using var again = await Stage.Open(_restored.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00")), TimeProvider.System);
        await again.Bring("before", "2", new SubscriberEvent.Wrote("2", "да"));
        await again.Quiet();
        Assert.True((await again.Get<ITurnStore>().Load(new ChatKey(StageChannel.ChannelName, "before")))!.Address is { Confirmed: true });
    }

    [Fact]
    public void A_backup_never_overwrites_a_file()
    {
        File.WriteAllText(Target, "yesterday's backup");
        Assert.Contains("left as it is", Assert.Throws<BackupRefusedException>(() => SqliteBackup.Make(Store, Target)).Message, StringComparison.Ordinal);
        Assert.Equal("yesterday's backup", File.ReadAllText(Target));
    }

    [Fact]
    public void A_backup_that_cannot_be_written_leaves_nothing_behind_and_says_why()
    {
        var nowhere = Path.Combine(_folder.Path, "no-such-folder", "backup.db");
        Assert.Contains("was not made", Assert.Throws<BackupRefusedException>(() => SqliteBackup.Make(Store, nowhere)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.unfinished"));
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
        _restored.Dispose();
    }

    private Task Say(string chat, string id, string text) => _stage.Bring(chat, $"{chat}-{id}", new SubscriberEvent.Wrote(id, text));
}
