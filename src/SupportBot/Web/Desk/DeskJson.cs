using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Channels;
using SupportBot.Operators;
using SupportBot.Policy;

namespace SupportBot.Web.Desk;

/// <summary>The wire forms of the desk's answers.</summary>
internal static class DeskJson
{
    public static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static object Held(Verdict verdict) => new
    {
        held = true,
        findings = verdict.Shown.Select(finding => new { rule = finding.Rule, quote = finding.Quote, advice = finding.Advice }),
        suggestion = verdict.Suggestion,
    };

    /// <summary>Advice while typing: where the words stand, so that the desk can mark them, and whether they would be held.</summary>
    public static object Advice(Verdict verdict) => new
    {
        held = verdict.Action >= RuleAction.Hold,
        findings = verdict.Shown
            .Select(finding => new { rule = finding.Rule, quote = finding.Quote, advice = finding.Advice, action = finding.Action, start = finding.Start, length = finding.Length }),
        suggestion = verdict.Suggestion,
    };

    public static object Line(DeskChatLine line, MediaLinks links) => new
    {
        seq = line.Line.Seq,
        id = line.Line.Id,
        from = line.Line.Author,
        @operator = line.Line.Operator,
        text = line.Line.Text,
        before = line.Line.Before,
        deleted = line.Line.Deleted,
        buttons = line.Line.Buttons,
        files = line.Line.Files.Select(file => new { name = file.Name, type = file.Type, url = links.For(new MediaFile(file.Id, file.Name, file.Type)) }),
        findings = line.Line.Findings,
        at = line.Line.At,
        item = line.Line.ItemId,
        outcome = line.Outcome,
        reason = line.Reason,
    };
}
