using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SupportBot.Understanding;

namespace SupportBot.Commands.Evaluation;

/// <summary><c>evaluate intents</c>: kinds of problem by the product's own content, or, with <c>--train</c>, by those files alone.</summary>
internal static class IntentEvaluation
{
    public static Command Make()
    {
        var input = new Option<string>("--input") { Description = "TSV with id and text; intent or label is only compared with", Required = true };
        var output = new Option<string>("--output") { Description = "where the predictions go: id, pred1, pred2, pred3, confidence", Required = true };
        var train = new Option<string[]>("--train") { Description = "TSV with text and intent or label; learns from these files alone (repeatable)", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("intents", "kinds of problem in a TSV file") { input, train, output };
        command.SetAction((parsed, _) => Task.FromResult(Evaluate(parsed.GetValue(input)!, parsed.GetValue(train) ?? [], parsed.GetValue(output)!)));
        return command;
    }

    private static int Evaluate(string input, string[] train, string output)
    {
        var file = LabelledFile.Read(input);
        var id = file.Column("id");
        var text = file.Column("text");
        var since = Stopwatch.GetTimestamp();
        var guess = train.Length == 0 ? OwnContent() : Learned(train);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learned in {Stopwatch.GetElapsedTime(since).TotalSeconds:F2} s"));
        since = Stopwatch.GetTimestamp();
        var guesses = file.Rows.Select(row => guess(text(row))).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{guesses.Count} texts in {Stopwatch.GetElapsedTime(since).TotalSeconds:F2} s, {Stopwatch.GetElapsedTime(since).TotalMicroseconds / Math.Max(1, guesses.Count):F0} µs each"));
        File.WriteAllLines(output, guesses.Select((found, i) => Line(id(file.Rows[i]), found)).Prepend("id\tpred1\tpred2\tpred3\tconfidence"));
        if (file.Find("intent", "label") is { } label)
        {
            var alternatives = file.Find("alt");
            var language = file.Find("lang");
            IntentMeasures.Print(file.Rows.Select((row, i) => new IntentVerdict(
                language?.Invoke(row) ?? "", label(row), [.. (alternatives?.Invoke(row) ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)], guesses[i])).ToList());
        }
        return Verbs.Done;
    }

    private static Func<string, IReadOnlyList<ProblemGuess>> OwnContent()
    {
        var understanding = UnderstandCommand.Understanding();
        return text => understanding.Read(text).Problems;
    }

    private static Func<string, IReadOnlyList<ProblemGuess>> Learned(string[] files)
    {
        var phrases = new List<LabelledPhrase>();
        foreach (var file in files.Select(LabelledFile.Read))
        {
            var text = file.Column("text");
            var label = file.Column("intent", "label");
            phrases.AddRange(file.Rows.Select(row => new LabelledPhrase(text(row), label(row))));
        }
        if (phrases.Count == 0)
        {
            throw new InputRefusedException($"There is nothing to learn from in {string.Join(", ", files)}.");
        }
        var model = DoubtOnValidation.Learn(phrases);
        return text => model.Guess(text);
    }

    private static string Line(string id, IReadOnlyList<ProblemGuess> found) => string.Join('\t',
        id, Place(found, 0), Place(found, 1), Place(found, 2), (found.Count > 0 ? found[0].Confidence : 0).ToString("F4", CultureInfo.InvariantCulture));

    private static string Place(IReadOnlyList<ProblemGuess> found, int at) => at < found.Count ? found[at].Id : "";
}
