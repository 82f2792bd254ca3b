using System.Globalization;
using System.Text;

namespace Bench.Compare;

/// <summary>What was measured, as Markdown; rates also as a ratio to the product's.</summary>
internal sealed class Table
{
    private readonly List<(string Scenario, string Who, string What)> _lines = [];
    private readonly Dictionary<(string Scenario, string Who), List<double>> _rates = [];
    private string _title = "";

    public void Title(string title) => _title = title;

    public void Add(string scenario, string who, string what)
    {
        _lines.Add((scenario, who, what));
        Console.WriteLine($"{scenario}: {who}: {what}");
    }

    public void Rate(string scenario, string who, Measured measured, long notAccepted)
    {
        var refused = notAccepted == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {notAccepted} not accepted");
        Add(scenario, who, string.Create(CultureInfo.InvariantCulture,
            $"{measured.PerSecond:F0} a second, {measured.Latency.Short}, {measured.Cpu:F0} us of CPU a message, {measured.Resident:F0} MB{refused}"));
        if (!_rates.TryGetValue((scenario, who), out var rates))
        {
            _rates[(scenario, who)] = rates = [];
        }
        rates.Add(measured.PerSecond);
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(_title).Append("\n\n| scenario | who | measured |\n|---|---|---|\n");
        foreach (var (scenario, who, what) in _lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {scenario} | {who} | {what} |\n");
        }
        text.Append("\n| scenario | who | messages a second, mean of the rounds | SupportBot is |\n|---|---|---|---|\n");
        foreach (var ((scenario, who), rates) in _rates)
        {
            var ours = _rates[(scenario, "SupportBot")].Average();
            text.Append(CultureInfo.InvariantCulture, $"| {scenario} | {who} | {rates.Average():F0} | {ours / rates.Average():F2} times |\n");
        }
        return text.ToString();
    }
}
