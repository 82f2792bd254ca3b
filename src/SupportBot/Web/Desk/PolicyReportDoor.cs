using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>
/// How operators speak, for the head of support (<c>GET /desk/api/policy/report?days=28</c>), and the operators' word against a rule
/// (<c>POST /desk/api/policy/false-alarms</c>).
/// </summary>
internal static class PolicyReportDoor
{
    public static void MapPolicyReport(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/policy/report", Report);
        desk.MapPost("/policy/false-alarms", Mark);
        desk.MapPost("/policy/false-alarms/{id:long}/reviewed", Review);
    }

    private static async Task<IResult> Report(HttpContext http, IReplyFindings findings, WorkingHours hours, TimeProvider time, int? days)
    {
        if (!http.User.Person().Senior)
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "The report on polite speech is for senior operators and administrators.");
        }
        return days is < 1 or > PolicyReport.MostDays
            ? Problems.Of(StatusCodes.Status400BadRequest, $"days must be 1 to {PolicyReport.MostDays}.")
            : Results.Json(await PolicyReport.Last(days ?? PolicyReport.UsualDays, findings, hours, time), DeskJson.Wire);
    }

    private static async Task<IResult> Mark(HttpContext http, FalseAlarms alarms, FalseAlarmBody body)
    {
        if (!ChatKey.TryParse(body.Conversation ?? "", out var key) || string.IsNullOrWhiteSpace(body.Message) || string.IsNullOrWhiteSpace(body.Rule))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "conversation, message and rule are needed.");
        }
        return await Stored(() => alarms.Mark(http.User.Person(), key, body.Message, body.Rule, body.Why), "No rule of this name found anything in such a reply of yours.");
    }

    private static Task<IResult> Review(HttpContext http, FalseAlarms alarms, long id) => http.User.Person().Senior
        ? Stored(() => alarms.Review(http.User.Person(), id), "There is no such marked finding.")
        : Task.FromResult(Problems.Of(StatusCodes.Status403Forbidden, "False alarms are reviewed by senior operators and administrators."));

    private static async Task<IResult> Stored(Func<Task<bool>> change, string missing)
    {
        try
        {
            return await change() ? Results.NoContent() : Problems.Of(StatusCodes.Status404NotFound, missing);
        }
        catch (StoreUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The store does not take anything now; please try again.");
        }
    }

    /// <param name="Message">The desk's id of the reply, held or sent.</param>
    /// <param name="Why">In the operator's words; may be missing.</param>
    internal sealed record FalseAlarmBody(string? Conversation, string? Message, string? Rule, string? Why);
}
