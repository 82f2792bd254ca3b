namespace SupportBot.Tests.Policy;

/// <summary>The measures the policy is held to, over replies written for this purpose. What each set gave when it was new stands in docs/policy.md.</summary>
public sealed class MeasureTests
{
    private static readonly string[] Sets = ["first", "daily", "night", "mixed", "last", "desk", "shift", "week", "month"];

    /// <summary>Polite replies only; <c>answers</c> are those to complaints.</summary>
    private static readonly string[] Polite = ["polite", "answers"];

    private static readonly List<(LabelledReply Reply, string Said)> All = [.. Sets.SelectMany(Replies.Of).Select(reply => (reply, Replies.Label(reply)))];

    [Fact]
    public void No_secret_is_let_through() =>
        Assert.Empty(All.Where(pair => pair.Reply.Label == "secret" && pair.Said == "ok").Select(pair => pair.Reply.Text));

    [Fact]
    public void A_polite_reply_is_hardly_ever_flagged()
    {
        var polite = All.Where(pair => pair.Reply.Label == "ok").Concat(Polite.SelectMany(Replies.Of).Select(reply => (Reply: reply, Said: Replies.Label(reply)))).ToList();
        var flagged = polite.Where(pair => pair.Said != "ok").Select(pair => $"{pair.Said}: {pair.Reply.Text}").ToList();
        Assert.True(flagged.Count * 114 <= 3 * polite.Count, string.Join('\n', flagged));
    }

    [Theory]
    [InlineData("raised_tone", 1.0)]
    [InlineData("rude", 0.95)]
    [InlineData("dismissive", 0.85)]
    [InlineData("sarcasm", 0.75)]
    public void Most_of_every_kind_is_recognised(string label, double least)
    {
        var gold = All.Where(pair => pair.Reply.Label == label).ToList();
        var right = gold.Count(pair => pair.Said == label || pair.Reply.Other.Split('|').Contains(pair.Said));
        Assert.True(right >= least * gold.Count, $"{right} of {gold.Count}");
    }

    [Theory]
    [InlineData(null, 0.93)]
    [InlineData(Language.Kazakh, 0.90)]
    public void Flags_are_right_in_every_language(Language? language, double least)
    {
        var judged = All.Where(pair => language is null || pair.Reply.Language == language).ToList();
        var hit = judged.Count(pair => pair.Reply.Label != "ok" && pair.Said != "ok");
        var f1 = 2.0 * hit / (judged.Count(pair => pair.Reply.Label != "ok") + judged.Count(pair => pair.Said != "ok"));
        Assert.True(f1 >= least, $"{f1:F3}");
    }
}
