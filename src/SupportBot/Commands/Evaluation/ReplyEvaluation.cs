using System.CommandLine;
using System.Globalization;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Policy;

namespace SupportBot.Commands.Evaluation;

/// <summary><c>evaluate replies</c>: what the policy says of each reply of a file, and how well that agrees with the labels where there are any (contracts.md §6).</summary>
internal static class ReplyEvaluation
{
    private const string Ok = "ok";
    private static readonly string[] Labels = [Ok, "sarcasm", "raised_tone", "rude", "dismissive", "secret"];

    public static Command Make()
    {
        var input = new Option<string>("--input") { Description = "replies: id, lang, context, text, and label, alt, tag where they are known", Required = true };
        var output = new Option<string>("--output") { Description = "where predictions go: id, label, rule", Required = true };
        var command = new Command("replies", "what the policy of polite speech says of operators' replies") { input, output };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output))));
        return command;
    }

    private static int Run(string input, string output)
    {
        if (!File.Exists(input))
        {
            Console.Error.WriteLine($"There is no file {input}.");
            return Verbs.Wrong;
        }
        var lines = File.ReadAllLines(input);
        var header = lines.FirstOrDefault("").Split('\t');
        if (!header.Contains("id") || !header.Contains("text"))
        {
            Console.Error.WriteLine($"{input}: the first line must name the columns id and text (and lang, context, label, alt, tag).");
            return Verbs.Wrong;
        }
        var policy = Policy();
        var rows = lines.Skip(1).Where(line => line.Length > 0).Select(line => new Row(header, line.Split('\t'))).ToList();
        var predictions = rows.ConvertAll(row => Predict(policy, row));
        File.WriteAllLines(output, predictions.Select((prediction, at) => $"{rows[at]["id"]}\t{prediction.Label}\t{prediction.Rule}").Prepend("id\tlabel\trule"));
        Console.WriteLine($"{rows.Count} replies judged, predictions in {output}");
        if (header.Contains("label"))
        {
            Measure(rows, predictions);
        }
        return Verbs.Done;
    }

    /// <summary>The label and the rule for a verdict: the worst finding that would act; a form of address is counted as rudeness, as the labels do.</summary>
    public static (string Label, string Rule) Label(Verdict verdict)
    {
        foreach (var finding in verdict.Findings)
        {
            var label = finding.Rule == "address_form" ? "rude" : finding.Rule;
            if (finding.Action >= RuleAction.Hold && Labels.Contains(label))
            {
                return (label, finding.Case);
            }
        }
        return (Ok, "");
    }

    private static IReplyPolicy Policy()
    {
        var folder = new ContentFolder(Settings.Dialogs(null));
        return new EditionReader(folder, new ConversationSettings(), []).Read(out var findings)?.Policy ?? throw new ContentRefusedException(folder.Root, findings);
    }

    private static (string Label, string Rule) Predict(IReplyPolicy policy, Row row) =>
        Label(policy.Check(new Reply(row["text"], Speaker.Operator, Languages.FromCode(row["lang"]) ?? Language.Russian, row["context"])));

    private static void Measure(List<Row> rows, List<(string Label, string Rule)> predictions)
    {
        var pairs = rows.Zip(predictions, (row, prediction) => (Row: row, Gold: row["label"], Said: prediction.Label)).ToList();
        Flags("all", pairs);
        foreach (var language in pairs.GroupBy(pair => pair.Row["lang"], StringComparer.Ordinal))
        {
            Flags(language.Key, [.. language]);
        }
        Share("ok replies flagged", pairs.Where(pair => pair.Gold == Ok), pair => pair.Said != Ok);
        Share("tricky ok replies flagged", pairs.Where(pair => pair.Gold == Ok && pair.Row["tag"].StartsWith("tricky", StringComparison.Ordinal)), pair => pair.Said != Ok);
        var f1 = new List<double>();
        foreach (var label in Labels.Where(label => pairs.Any(pair => pair.Gold == label)))
        {
            var gold = pairs.Where(pair => pair.Gold == label).ToList();
            var right = gold.Count(pair => Right(pair.Row, pair.Said));
            var wrong = pairs.Count(pair => pair.Said == label && !Right(pair.Row, label));
            f1.Add(2.0 * right / ((2 * right) + wrong + (gold.Count - right)));
            Share($"recall of {label}", gold, pair => Right(pair.Row, pair.Said));
        }
        Line($"macro-F1: {f1.DefaultIfEmpty(0).Average():F3}");
        Line($"secret replies let through: {pairs.Count(pair => pair.Gold == "secret" && pair.Said == Ok)}");
    }

    private static void Flags(string name, List<(Row Row, string Gold, string Said)> pairs)
    {
        var hit = pairs.Count(pair => pair.Gold != Ok && pair.Said != Ok);
        var said = pairs.Count(pair => pair.Said != Ok);
        var gold = pairs.Count(pair => pair.Gold != Ok);
        Line($"flagged ({name}): precision {Part(hit, said):F3}, recall {Part(hit, gold):F3}, F1 {Part(2 * hit, said + gold):F3}");
    }

    private static void Share(string name, IEnumerable<(Row Row, string Gold, string Said)> among, Func<(Row Row, string Gold, string Said), bool> holds)
    {
        var list = among.ToList();
        Line($"{name}: {Part(list.Count(holds), list.Count):F3} ({list.Count(holds)} of {list.Count})");
    }

    private static bool Right(Row row, string said) => said == row["label"] || row["alt"].Split('|').Contains(said);

    private static double Part(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Row(string[] header, string[] cells)
    {
        public string this[string column] => Array.IndexOf(header, column) is >= 0 and var at && at < cells.Length ? cells[at] : "";
    }
}
