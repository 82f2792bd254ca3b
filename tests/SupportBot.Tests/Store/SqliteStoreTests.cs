using SupportBot.Channels.WebChat;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Guides;
using SupportBot.Store.Sqlite;
using SupportBot.Tests.Channels.WebChat;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

public sealed class SqliteStoreTests : StoreContract, IDisposable
{
    private readonly SqliteHouse _house = new();

    protected override ITurnStore Turns => new SqliteTurnStore(_house.Writer, _house.Readers);

    protected override IInbox Inbox => new SqliteInbox(_house.Writer);

    protected override IOutbox Outbox => new SqliteOutbox(_house.Writer, _house.Readers);

    [Fact]
    public async Task What_a_turn_counts_about_guides_is_summed_and_a_repeated_turn_counts_once()
    {
        var day = new DateOnly(2026, 11, 23);
        var mark = new GuideMark(day, "no-internet", "cable", Language.Kazakh, GuideEvent.Shown);
        var key = new ChatKey("telegram", "8");
        var commit = new TurnCommit { Conversation = new Conversation { Key = key, Version = 1 }, MadeFrom = 0, GuideMarks = [mark, mark, mark with { Day = day.AddDays(-1) }] };
        await Turns.Commit(commit);
        Assert.Equal(CommitResult.Conflict, await Turns.Commit(commit));
        var counts = new SqliteGuideCounts(_house.Readers);
        Assert.Equal(new GuideCount("no-internet", "cable", Language.Kazakh, GuideEvent.Shown, 2), Assert.Single(await counts.Since(day)));
        Assert.Equal(3, Assert.Single(await counts.Since(day.AddDays(-1))).Count);
    }

    public void Dispose() => _house.Dispose();
}

public sealed class SqliteMailboxTests : WebChatMailboxContract, IDisposable
{
    private readonly SqliteHouse _house = new();
    private SqliteWebChatMailbox? _mailbox;

    protected override IWebChatMailbox Mailbox => _mailbox ??= new SqliteWebChatMailbox(_house.Writer, _house.Readers);

    public void Dispose() => _house.Dispose();
}
