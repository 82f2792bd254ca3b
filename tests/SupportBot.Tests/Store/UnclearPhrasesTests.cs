using SupportBot.Conversations;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

public sealed class UnclearPhrasesTests : IDisposable
{
    private readonly SqliteHouse _house = new();

    private SqliteUnclearPhrases Phrases => new(_house.Writer, _house.Readers);

    [Fact]
    public async Task A_phrase_said_twice_is_kept_once_and_counted_and_a_repeated_turn_counts_once()
    {
        var turns = new SqliteTurnStore(_house.Writer, _house.Readers);
        var said = new UnclearPhrase("жужжит коробочка", Language.Russian, State.AskingProblem, "equipment_fault");
        var first = Commit("1", said);
        await turns.Commit(first);
        Assert.Equal(CommitResult.Conflict, await turns.Commit(first));
        await turns.Commit(Commit("2", said));
        await turns.Commit(Commit("3", null));
        var found = Assert.Single(await Phrases.Most(10));
        Assert.Equal((said, 2), (found.Said, found.Count));
        Assert.Equal(found, await Phrases.Find(found.Id));
        Assert.True(await Phrases.Remove(found.Id));
        Assert.False(await Phrases.Remove(found.Id));
    }

    [Fact]
    public async Task Imported_subscribers_take_the_place_of_those_before()
    {
        var register = new SqliteSubscriberRegister(_house.Writer);
        await register.Replace([new SubscriberRow("100", "А", "+77011234567", null, null, null, null, ""), new SubscriberRow("101", null, null, "S001", "10", null, "25", "activation")]);
        await register.Replace([new SubscriberRow("102", "Б", "+77011234567", null, null, null, null, "")]);
        var known = await new SqliteSubscribers(_house.Readers).Find("+77011234567", null, CancellationToken.None);
        Assert.Equal("102", known?.Contract);
    }

    private static TurnCommit Commit(string chat, UnclearPhrase? unclear) => new()
    {
        Conversation = new Conversation { Key = new ChatKey("webchat", chat), Version = 1 }, MadeFrom = 0, Unclear = unclear, At = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
    };

    public void Dispose() => _house.Dispose();
}
