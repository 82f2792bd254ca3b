using System.Collections.Immutable;
using Handoff;
using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

/// <summary>What operators find in the lists and in the search.</summary>
public sealed class SqliteDeskReadsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChatKey Key = new("webchat", "1");

    private readonly SqliteHouse _house = new();

    private SqliteDeskReads Reads => new(_house.Readers);

    [Theory]
    [InlineData("ЁЛКА")]
    [InlineData("айгерим")]
    [InlineData("8 701 123-45")]
    [InlineData("+7 (701) 123 45 67")]
    public async Task A_conversation_is_found_however_its_words_or_number_are_typed(string wanted)
    {
        await Commit([Line("1", "Горит ёлка на роутере")]);
        Assert.Equal(Key, Assert.Single(await Reads.Search(wanted, "o-1", 10)).Conversation);
    }

    [Fact]
    public async Task A_percent_sign_finds_itself_and_not_everything()
    {
        await Commit([Line("1", "Горит ёлка")]);
        Assert.Empty(await Reads.Search("%", "o-1", 10));
    }

    [Fact]
    public async Task What_one_operator_has_read_is_still_unread_for_another()
    {
        await Commit([Line("1", "раз"), Line("2", "два")]);
        var marks = new SqliteReadMarks(_house.Writer);
        await marks.Mark("o-1", Key, 2);
        await marks.Mark("o-1", Key, 1);
        Assert.Equal(0, Assert.Single(await Reads.List(DeskList.Open, "o-1", 10)).Unread);
        Assert.Equal(2, Assert.Single(await Reads.List(DeskList.Open, "o-2", 10)).Unread);
        await Commit([Line("3", "три")], version: 1);
        Assert.Equal(1, Assert.Single(await Reads.List(DeskList.Open, "o-1", 10)).Unread);
    }

    [Fact]
    public async Task A_missed_call_moves_and_counts_and_a_settled_one_stays_settled()
    {
        await Commit([], callbacks: [new Callback("c-1", Key, "+77011234567", Noon, Noon.AddHours(2), Noon)]);
        await Commit([], version: 1, changes: [new CallbackChange("c-1", CallbackState.Open, Missed: true, "Айгуль", (Noon.AddHours(3), Noon.AddHours(4)))]);
        var moved = Assert.Single(await Reads.Callbacks(open: true));
        Assert.Equal((1, Noon.AddHours(3)), (moved.Missed, moved.From));
        await Commit([], version: 2, changes: [new CallbackChange("c-1", CallbackState.Reached, Missed: false, "Айгуль")]);
        await Commit([], version: 3, changes: [new CallbackChange("c-1", CallbackState.Closed, Missed: false, "Болат")]);
        var settled = Assert.Single(await Reads.Callbacks(open: false));
        Assert.Equal((CallbackState.Reached, "Айгуль"), (settled.State, settled.Operator));
    }

    [Fact]
    public async Task A_row_tells_since_when_its_subscriber_waits_for_words_of_the_operator()
    {
        var led = new Conversation
        {
            Key = Key, Version = 1, State = State.WithOperator, Leader = Leader.Operator, HeardAt = Noon, Unread = 1, UnansweredSince = Noon,
            Handoff = new HandoffSlot("h-1", HandoffReasons.Asked, Noon.AddHours(-1), Operator: new OperatorSlot("o-1", "Айгуль")),
        };
        var turns = new SqliteTurnStore(_house.Writer, _house.Readers);
        await turns.Commit(new TurnCommit { Conversation = led, MadeFrom = 0 });
        Assert.Equal(Noon, Assert.Single(await Reads.List(DeskList.Mine, "o-1", 10)).UnansweredSince);
        await turns.Commit(new TurnCommit { Conversation = led with { Version = 2, Unread = 0, UnansweredSince = null }, MadeFrom = 1 });
        Assert.Null(Assert.Single(await Reads.List(DeskList.Mine, "o-1", 10)).UnansweredSince);
    }

    [Fact]
    public async Task The_audit_list_tells_the_latest_deed_first()
    {
        var audit = new SqliteDeskAudit(_house.Writer, _house.Readers);
        await audit.Add(new AuditEntry(Noon, "o-1", "Айгуль", Deeds.Look, Key));
        await audit.Add(new AuditEntry(Noon.AddMinutes(1), "o-2", "Болат", Deeds.Corrected, Key, "phone = +77010000000"));
        Assert.Equal([Deeds.Corrected, Deeds.Look], (await audit.Latest(null, 10)).Select(entry => entry.What));
        Assert.Equal("Айгуль", Assert.Single(await audit.Latest("айгуль", 10)).Name);
        Assert.Equal("Болат", Assert.Single(await audit.Latest("7701000", 10)).Name);
        Assert.Equal("Айгуль", Assert.Single(await audit.Latest(null, 10, Deeds.Look)).Name);
        Assert.Empty(await audit.Latest("Болат", 10, Deeds.Look));
    }

    public void Dispose() => _house.Dispose();

    private static TranscriptEntry Line(string id, string text) => new(0, id, LineAuthor.Subscriber, null, text, Noon);

    private async Task Commit(
        ImmutableArray<TranscriptEntry> lines, long version = 0, ImmutableArray<Callback> callbacks = default, ImmutableArray<CallbackChange> changes = default)
    {
        var conversation = new Conversation
        {
            Key = Key, Version = version + 1, State = State.Triaging, Name = "Айгерім АЙГЕРИМ", Contacts = new Contacts("+77011234567"), Unread = 2, HeardAt = Noon,
        };
        var done = await new SqliteTurnStore(_house.Writer, _house.Readers).Commit(new TurnCommit
        {
            Conversation = conversation,
            MadeFrom = version,
            Lines = lines,
            Callbacks = callbacks.IsDefault ? [] : callbacks,
            CallbackChanges = changes.IsDefault ? [] : changes,
        });
        Assert.Equal(CommitResult.Done, done);
    }
}
