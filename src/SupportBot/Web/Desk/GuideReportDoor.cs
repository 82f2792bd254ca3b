using SupportBot.Content;
using SupportBot.Guides;

namespace SupportBot.Web.Desk;

/// <summary><c>GET /desk/api/guides/report?days=30&amp;language=ru</c>: do the guides help? For seniors and administrators.</summary>
internal static class GuideReportDoor
{
    public static void MapGuideReport(this IEndpointRouteBuilder desk) => desk.MapGet("/guides/report", Report);

    private static async Task<IResult> Report(HttpContext http, IGuideCounts counts, LiveContent content, TimeProvider time, int? days, string? language)
    {
        if (!http.User.Person().Senior)
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "The report on guides is for senior operators and administrators.");
        }
        if (days is < 1 or > GuideReport.MostDays)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, $"days must be 1 to {GuideReport.MostDays}.");
        }
        return Results.Json(await GuideReport.Last(days ?? GuideReport.UsualDays, counts, content.Current.Guides, time, Languages.FromCode(language) ?? Language.Russian), DeskJson.Wire);
    }
}
