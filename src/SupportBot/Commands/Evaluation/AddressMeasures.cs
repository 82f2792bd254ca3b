using System.Globalization;
using SupportBot.Understanding;

namespace SupportBot.Commands.Evaluation;

/// <param name="Read">What was read of the text.</param>
internal sealed record AddressVerdict(AddressRow Row, AddressLabel Read)
{
    public bool Exact => Accepted.Any(Read.Same);

    public bool StatusRight => Accepted.Any(gold => gold.Status == Read.Status);

    public bool StreetRight => Accepted.Any(gold => gold.Street == Read.Street);

    /// <summary>An address was believed that is none, or another one.</summary>
    public bool ConfidentlyWrong => Read.Status == AddressStatus.Ok && !Accepted.Any(gold => gold.Status == AddressStatus.Ok && gold.Street == Read.Street);

    /// <summary>The reading the fields are compared with: the accepted one that fits best.</summary>
    public AddressLabel Nearest => Accepted.FirstOrDefault(Read.Same) ?? Accepted.FirstOrDefault(gold => gold.Status == Read.Status) ?? Row.Gold!;

    private IEnumerable<AddressLabel> Accepted => [Row.Gold!, .. Row.Alternatives ?? []];
}

/// <summary>The measures the README of the sample data defines for addresses.</summary>
internal static class AddressMeasures
{
    private static readonly (string Name, Func<AddressLabel, string?> Of)[] Fields =
    [
        ("street", label => label.Street), ("house", label => label.House), ("building", label => label.Building),
        ("apartment", label => label.Apartment), ("entrance", label => label.Entrance), ("floor", label => label.Floor),
    ];

    public static void Print(List<AddressVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            return;
        }
        Say($"{verdicts.Count} texts: exact {Share(verdicts, verdict => verdict.Exact):F3}, status {Share(verdicts, verdict => verdict.StatusRight):F3}, street {Share(verdicts, verdict => verdict.StreetRight):F3}");
        Say($"wrong and confident: {verdicts.Count(verdict => verdict.ConfidentlyWrong)} ({Share(verdicts, verdict => verdict.ConfidentlyWrong):P1})");
        foreach (var (name, of) in Fields)
        {
            var right = verdicts.Count(verdict => of(verdict.Nearest) is { } gold && gold == of(verdict.Read));
            var meant = verdicts.Count(verdict => of(verdict.Nearest) is not null);
            var said = verdicts.Count(verdict => of(verdict.Read) is not null);
            Say($"{name}: F1 {(meant + said == 0 ? 1 : 2.0 * right / (meant + said)):F3}");
        }
        foreach (var wrong in verdicts.Where(verdict => !verdict.Exact).Take(20))
        {
            Say($"not exact: {wrong.Row.Id} \"{wrong.Row.Text}\" read as {wrong.Read.Status} {wrong.Read.Street} {wrong.Read.House} {wrong.Read.Building} {wrong.Read.Apartment} {wrong.Read.Entrance} {wrong.Read.Floor}");
        }
    }

    private static double Share(IReadOnlyCollection<AddressVerdict> verdicts, Func<AddressVerdict, bool> counts) => (double)verdicts.Count(counts) / verdicts.Count;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
