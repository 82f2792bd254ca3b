using Handoff;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

/// <summary>What every store promises to turns, inbox and outbox. A new store derives from it and has to pass.</summary>
public abstract class StoreContract
{
    private static readonly ChatKey Key = new("telegram", "7");
    private static readonly DateTimeOffset At = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(5));

    protected abstract ITurnStore Turns { get; }

    protected abstract IInbox Inbox { get; }

    protected abstract IOutbox Outbox { get; }

    [Fact]
    public async Task A_conversation_that_was_never_saved_is_not_there() => Assert.Null(await Turns.Load(Key));

    [Fact]
    public async Task What_a_turn_commits_is_there_in_full()
    {
        var conversation = Saved(1) with { Language = Language.Kazakh, Name = "Айгүл", Question = new Question(3, 1), Timers = [new ConversationTimer(TimerKind.Quiet, At)] };
        Assert.Equal(CommitResult.Done, await Turns.Commit(Commit(conversation, 0) with
        {
            Lines = [Line("m1", "нет интернета"), Line("m2", "")],
            TimersSet = conversation.Timers,
            Outbox = [Item("o1")],
        }));
        var loaded = await Turns.Load(Key);
        Assert.Equal(conversation.Name, loaded!.Name);
        Assert.Equal(conversation.Question, loaded.Question);
        Assert.Equal(Language.Kazakh, loaded.Language);
        Assert.Equal(["нет интернета", ""], (await Turns.Transcript(Key)).Select(line => line.Text));
        Assert.Equal([1L, 2L], (await Turns.Transcript(Key)).Select(line => line.Seq));
        var item = Assert.Single(await Outbox.Pending());
        Assert.Equal(Item("o1") with { Content = item.Content }, item);
        Assert.Equal("Здравствуйте", Assert.IsType<OutboxContent.Message>(item.Content).Outgoing.Text);
    }

    [Fact]
    public async Task A_fresh_event_that_was_seen_before_changes_nothing()
    {
        var happened = Event("u1");
        await Turns.Commit(Commit(Saved(1), 0) with { Fresh = happened });
        var again = Commit(Saved(2), 1) with { Fresh = happened, Outbox = [Item("o2")], Lines = [Line("m2", "x")] };
        Assert.Equal(CommitResult.Duplicate, await Turns.Commit(again));
        Assert.Empty(await Outbox.Pending());
        Assert.Empty(await Turns.Transcript(Key));
        Assert.Equal(1, (await Turns.Load(Key))!.Version);
    }

    [Fact]
    public async Task A_turn_made_from_an_old_version_changes_nothing_and_its_event_may_come_again()
    {
        await Turns.Commit(Commit(Saved(1), 0));
        await Turns.Commit(Commit(Saved(2), 1));
        var late = Commit(Saved(2), 1) with { Fresh = Event("u2"), Outbox = [Item("o2")] };
        Assert.Equal(CommitResult.Conflict, await Turns.Commit(late));
        Assert.Equal(CommitResult.Conflict, await Turns.Commit(Commit(Saved(1), 0)));
        Assert.Empty(await Outbox.Pending());
        Assert.Equal(CommitResult.Done, await Turns.Commit(late with { Conversation = Saved(3), MadeFrom = 2 }));
    }

    [Fact]
    public async Task The_same_event_from_the_same_source_is_kept_once()
    {
        Assert.Equal(Accepted.Stored, await Inbox.Add(Event("u1")));
        Assert.Equal(Accepted.Duplicate, await Inbox.Add(Event("u1")));
        Assert.Equal(Accepted.Stored, await Inbox.Add(Event("u1") with { Source = "desk" }));
        Assert.Equal(2, (await Inbox.Unhandled()).Count);
    }

    [Fact]
    public async Task An_event_waits_until_its_turn_is_committed_and_counts_its_starts()
    {
        var happened = Event("u1") with { Event = new InboxEvent.FromSubscriber(new SubscriberEvent.Wrote("m1", "нет интернета"), new SubscriberProfile("Айгүл", Language.Kazakh, "+77011234567")) };
        await Inbox.Add(happened);
        Assert.Equal(happened with { Event = happened.Event }, Assert.Single(await Inbox.Unhandled()) with { Event = happened.Event });
        var again = Assert.Single(await Inbox.Unhandled());
        Assert.Equal(1, again.Attempts);
        var profile = Assert.IsType<InboxEvent.FromSubscriber>(again.Event).Profile;
        Assert.Equal(new SubscriberProfile("Айгүл", Language.Kazakh, "+77011234567"), profile);
        await Turns.Commit(Commit(Saved(1), 0) with { Handled = [happened] });
        Assert.Empty(await Inbox.Unhandled());
        Assert.Equal(Accepted.Duplicate, await Inbox.Add(happened));
    }

    [Fact]
    public async Task An_event_put_aside_is_not_tried_again()
    {
        await Inbox.Add(Event("u1"));
        await Turns.SetAside(Event("u1"), "it failed");
        Assert.Empty(await Inbox.Unhandled());
    }

    [Fact]
    public async Task Unhandled_events_come_in_the_order_of_their_time()
    {
        foreach (var minute in new[] { 2, 0, 1 })
        {
            await Inbox.Add(Event($"u{minute}") with { At = At.AddMinutes(minute) });
        }
        Assert.Equal(["u0", "u1", "u2"], (await Inbox.Unhandled()).Select(item => item.Key));
    }

    [Fact]
    public async Task An_item_comes_to_one_end_and_only_better_knowledge_changes_it()
    {
        await Turns.Commit(Commit(Saved(1), 0) with { Outbox = [Item("o1"), Item("o2")] });
        await Outbox.Settle("o1", new Settlement(ItemOutcome.Sent, null, "77", At));
        Assert.Equal(["o2"], (await Outbox.Pending()).Select(item => item.Id));
        Assert.Equal("o1", await Outbox.FindByChannelMessage(Key, "77"));
        await Outbox.Settle("o1", new Settlement(ItemOutcome.Delivered, null, null, At));
        Assert.Equal("o1", await Outbox.FindByChannelMessage(Key, "77"));
        Assert.Null(await Outbox.FindByChannelMessage(new ChatKey("telegram", "8"), "77"));
        Assert.Equal(("77", null), (await Outbox.ChannelMessageOf("o1"), await Outbox.ChannelMessageOf("o2")));
    }

    [Fact]
    public async Task An_item_that_waits_keeps_its_attempts_and_its_moment()
    {
        await Turns.Commit(Commit(Saved(1), 0) with { Outbox = [Item("o1")] });
        await Outbox.Postpone("o1", 3, At.AddMinutes(1), "the messenger is busy");
        var item = Assert.Single(await Outbox.Pending());
        Assert.Equal((3, At.AddMinutes(1).UtcTicks), (item.Attempts, item.NotBefore!.Value.UtcTicks));
    }

    [Fact]
    public async Task Pending_items_come_in_the_order_they_were_written()
    {
        await Turns.Commit(Commit(Saved(1), 0) with { Outbox = [Item("z"), Item("a")] });
        await Turns.Commit(Commit(Saved(2), 1) with { Outbox = [Item("m")] });
        Assert.Equal(["z", "a", "m"], (await Outbox.Pending()).Select(item => item.Id));
    }

    [Fact]
    public async Task Timers_ring_when_due_are_moved_and_cleared()
    {
        await Turns.Commit(Commit(Saved(1), 0) with { TimersSet = [new(TimerKind.Quiet, At), new(TimerKind.Close, At.AddHours(1))] });
        Assert.Empty(await Turns.Due(At.AddSeconds(-1), 10));
        Assert.Equal(TimerKind.Quiet, Assert.Single(await Turns.Due(At, 10)).Timer.Kind);
        await Turns.Commit(Commit(Saved(2), 1) with { TimersSet = [new(TimerKind.Quiet, At.AddHours(2))], TimersCleared = [TimerKind.Close] });
        Assert.Empty(await Turns.Due(At.AddHours(1), 10));
        Assert.Equal(Key, Assert.Single(await Turns.Due(At.AddHours(2), 10)).Conversation);
    }

    [Fact]
    public async Task An_edit_keeps_what_stood_before_and_a_deletion_keeps_the_line()
    {
        await Turns.Commit(Commit(Saved(1), 0) with { Lines = [Line("m1", "Абая 10"), Line("m2", "кв 5")] });
        await Turns.Commit(Commit(Saved(2), 1) with { Edits = [new LineEdit("m1", "Абая 12"), new LineEdit("m2", null)] });
        var lines = await Turns.Transcript(Key);
        Assert.Equal(("Абая 12", "Абая 10", false), (lines[0].Text, lines[0].Before, lines[0].Deleted));
        Assert.Equal(("кв 5", true), (lines[1].Text, lines[1].Deleted));
    }

    [Fact]
    public async Task Those_who_wait_for_a_human_are_found_at_start()
    {
        await Turns.Commit(Commit(Saved(1) with { State = State.WaitingForOperator, Handoff = new HandoffSlot("h1", HandoffReasons.Asked, At) }, 0));
        var (conversation, since) = Assert.Single(await Turns.Waiting());
        Assert.Equal((Key, At.UtcTicks), (conversation, since.UtcTicks));
    }

    [Fact]
    public async Task Many_turns_at_once_are_all_kept()
    {
        var keys = Enumerable.Range(0, 200).Select(i => new ChatKey("telegram", $"c{i}")).ToList();
        await Task.WhenAll(keys.Select(key => Turns.Commit(new TurnCommit { Conversation = new Conversation { Key = key, Version = 1 }, MadeFrom = 0 })));
        foreach (var key in keys)
        {
            Assert.NotNull(await Turns.Load(key));
        }
    }

    private static Conversation Saved(long version) => new() { Key = Key, Version = version, HeardAt = At };

    private static TurnCommit Commit(Conversation conversation, long madeFrom) => new() { Conversation = conversation, MadeFrom = madeFrom };

    private static InboxItem Event(string key) => new(Key, "telegram", key, At, new InboxEvent.FromSubscriber(new SubscriberEvent.Began(null), null));

    private static TranscriptEntry Line(string id, string text) => new(0, id, LineAuthor.Subscriber, null, text, At);

    private static OutboxItem Item(string id) => new(id, Key, Destination.Channel, Author.Bot, 0,
        new OutboxContent.Message(new OutgoingMessage(id, Key, Author.Bot, "Здравствуйте")), At, At.AddDays(1));
}

public sealed class MemoryStoreTests : StoreContract
{
    private readonly MemoryStore _store = new();

    protected override ITurnStore Turns => _store;

    protected override IInbox Inbox => _store;

    protected override IOutbox Outbox => _store;
}
