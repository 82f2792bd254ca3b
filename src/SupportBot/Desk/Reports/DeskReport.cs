using SupportBot.Desk.Words;

namespace SupportBot.Desk.Reports;

/// <summary>A view for the head of support: a tab of its own under «Отчёты», seen by seniors and administrators.</summary>
/// <param name="Id">Short and stable; part of the page's ids: <c>report-shift</c>.</param>
/// <param name="View">A component with one parameter, <c>Workplace Place</c>; it is made anew whenever its tab is opened, and its
/// parameters are set again at every change of the desk.</param>
public sealed record DeskReport(string Id, Phrase Name, Type View)
{
    /// <summary>In the order of their tabs. A new view is one line here and one file beside it.</summary>
    public static readonly IReadOnlyList<DeskReport> All =
    [
        new("shift", new("Смена", "Ауысым", "Shift"), typeof(ShiftReport)),
        new("polite", SayPolite.Tab, typeof(PoliteReport)),
        new("guides", SayGuides.Tab, typeof(GuidesReport)),
    ];
}
