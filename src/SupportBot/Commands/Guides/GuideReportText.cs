using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SupportBot.Guides;

namespace SupportBot.Commands.Guides;

/// <summary>The report on guides for a terminal, and for a script (the same JSON as <c>GET /desk/api/guides/report</c>).</summary>
internal static class GuideReportText
{
    private const int NameWidth = 34;

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly string[] Columns = ["begun", "shown", "finished", "helped", "left", "handed over", "moved", "helped %"];

    public static string Json(GuideReport report) => JsonSerializer.Serialize(report, Wire) + "\n";

    public static string Table(GuideReport report)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"Guides since {report.Since:yyyy-MM-dd} (days of UTC)\n\n");
        table.Append("".PadRight(NameWidth)).AppendJoin("", Columns.Select(Cell)).Append('\n');
        foreach (var guide in report.Guides.Where(guide => guide.Total.Shown > 0))
        {
            Row(table, guide.Guide, guide.Total);
            foreach (var step in guide.Steps.Where(step => step.Total.Shown > 0))
            {
                Row(table, "  " + step.Step, step.Total);
            }
        }
        var unused = report.Guides.Where(guide => guide.Total.Shown == 0).Select(guide => guide.Guide).ToList();
        if (unused.Count > 0)
        {
            table.Append(CultureInfo.InvariantCulture, $"\nNobody was led into: {string.Join(", ", unused)}\n");
        }
        return table.ToString();
    }

    private static void Row(StringBuilder table, string name, GuideTotals total)
    {
        long?[] cells = [total.Begun, total.Shown, total.Finished, total.Helped, total.Left, total.HandedOver, total.Moved, total.HelpedPercent];
        table.Append((name.Length < NameWidth ? name : name[..(NameWidth - 1)]).PadRight(NameWidth))
            .AppendJoin("", cells.Select(cell => Cell(cell?.ToString(CultureInfo.InvariantCulture) ?? "–"))).Append('\n');
    }

    private static string Cell(string text) => text.PadLeft(12);
}
