using Handoff;
using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

/// <summary>Findings on operators' replies: kept once, for a year, with the operators' word against them.</summary>
public sealed class ReplyFindingsTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChatKey Key = new("webchat", "1");

    private static readonly ReplyFinding Held = new(
        Noon, Key, "o-1", "aa", new DeskOperator("op-1", "Айгуль"), "sarcasm", "sarcasm.false-praise", FindingFate.Held, "молодец", "Ну Вы молодец", "сам починил");

    private readonly SqliteHouse _house = new();
    private long _version;

    private SqliteReplyFindings Findings => new(_house.Writer, _house.Readers);

    [Fact]
    public async Task A_held_reply_that_is_insisted_on_is_one_finding_and_mended_words_are_another()
    {
        await Commit(Held);
        await Commit(Held with { At = Noon.AddMinutes(1), Fate = FindingFate.Insisted, Reason = "шутит сам" });
        await Commit(Held with { At = Noon.AddMinutes(2), Print = "bb" });
        var kept = await Findings.Since(Noon, 10);
        Assert.Equal([(FindingFate.Held, null), (FindingFate.Insisted, "шутит сам")], kept.Select(one => (one.Finding.Fate, one.Finding.Reason)));
        Assert.Equal(Held with { Print = "bb", At = kept[0].Finding.At }, kept[0].Finding);
    }

    [Fact]
    public async Task What_is_older_than_a_year_goes()
    {
        await Commit(Held with { At = Noon.AddDays(-400) });
        Assert.Single(await Findings.Since(Noon.AddDays(-500), 10));
        await Commit(Held with { MessageId = "o-2" });
        Assert.Equal("o-2", Assert.Single(await Findings.Since(Noon.AddDays(-500), 10)).Finding.MessageId);
    }

    [Fact]
    public async Task An_operator_doubts_what_was_found_in_his_own_latest_words_and_never_a_rule_on_trial()
    {
        await Commit(Held, Held with { Rule = "rude", Case = "rude.x", Fate = FindingFate.Observed });
        await Commit(Held with { Print = "bb", At = Noon.AddMinutes(1) });
        var doubt = new Doubt("Айгуль", Noon, "это похвала", null);
        Assert.False(await Findings.MarkFalse(Key, "o-1", "sarcasm", doubt, own: "op-2"));
        Assert.False(await Findings.MarkFalse(Key, "o-1", "rude", doubt, own: "op-1"));
        Assert.False(await Findings.MarkFalse(Key, "o-9", "sarcasm", doubt, own: null));
        Assert.True(await Findings.MarkFalse(Key, "o-1", "sarcasm", doubt, own: "op-1"));
        var marked = Assert.Single(await Findings.Since(Noon, 10), one => one.Doubt is not null);
        Assert.Equal(("bb", doubt), (marked.Finding.Print, marked.Doubt));

        Assert.False(await Findings.Review(marked.Id + 100, "Старший"));
        Assert.True(await Findings.Review(marked.Id, "Старший"));
        Assert.Equal("Старший", (await Findings.Since(Noon, 10)).Single(one => one.Id == marked.Id).Doubt!.ReviewedBy);
    }

    public void Dispose() => _house.Dispose();

    private async Task Commit(params ReplyFinding[] findings)
    {
        var commit = new TurnCommit { Conversation = new Conversation { Key = Key, Version = _version + 1 }, MadeFrom = _version, Findings = [.. findings] };
        Assert.Equal(CommitResult.Done, await new SqliteTurnStore(_house.Writer, _house.Readers).Commit(commit));
        _version++;
    }
}
