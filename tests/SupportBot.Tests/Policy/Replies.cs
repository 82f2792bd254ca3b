using SupportBot.Commands.Evaluation;
using SupportBot.Content;
using SupportBot.Policy;

namespace SupportBot.Tests.Policy;

/// <summary>The rules of the repository, and the labelled replies written to try them.</summary>
internal static class Replies
{
    private static readonly Lazy<RuledPolicy> _rules = new(() =>
    {
        var findings = new List<ContentFinding>();
        var policy = PolicyContent.Read(new ContentFolder(Repository.Folder("dialogs")), ["Альфа-77"], findings);
        Assert.Empty(findings);
        return policy;
    });

    public static RuledPolicy Rules => _rules.Value;

    public static Verdict Check(string text, string context = "", Language language = Language.Russian, Speaker speaker = Speaker.Operator) =>
        Rules.Check(new Reply(text, speaker, language, context));

    /// <summary>What <c>evaluate replies</c> would print for it.</summary>
    public static string Label(LabelledReply reply) => ReplyEvaluation.Label(Check(reply.Text, reply.Context, reply.Language)).Label;

    public static IReadOnlyList<LabelledReply> Of(string set) =>
    [
        .. File.ReadLines(Repository.Folder("tests", "SupportBot.Tests", "Policy", $"replies-{set}.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new LabelledReply(cells[0], Languages.FromCode(cells[1])!.Value, cells[2], cells[3], cells[4], cells.ElementAtOrDefault(5) ?? "")),
    ];
}

internal sealed record LabelledReply(string Id, Language Language, string Context, string Text, string Label, string Other);
