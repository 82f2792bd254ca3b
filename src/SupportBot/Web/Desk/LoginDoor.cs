using Microsoft.AspNetCore.Authentication;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>Logging in and out, and the one-time link that makes the first account.</summary>
internal static class LoginDoor
{
    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/api/login", LogIn);
        routes.MapPost("/desk/api/logout", (Delegate)LogOut);
        routes.MapPost("/desk/api/first", MakeFirst);
        routes.MapPost("/desk/api/password", ChangePassword).RequireAuthorization(DeskSession.OperatorsOnly);
    }

    private static async Task<IResult> LogIn(LoginBody body, HttpContext http, Accounts accounts, DeskWork work)
    {
        var result = await accounts.LogIn(body.Name ?? "", body.Password ?? "");
        switch (result)
        {
            case LoginResult.Welcome welcome:
                await DeskSession.LogIn(http, welcome.Account);
                await work.Note(DeskPerson.Of(welcome.Account), Deeds.Login, null);
                return Results.NoContent();
            default:
                return Refusal(http, result, StatusCodes.Status401Unauthorized);
        }
    }

    private static IResult Refusal(HttpContext http, LoginResult result, int wrong)
    {
        if (result is not LoginResult.Locked locked)
        {
            return Problems.Of(wrong, "Name or password is wrong.");
        }
        http.Response.Headers.RetryAfter = Math.Ceiling(locked.For.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "Too many wrong passwords; the account is locked for a while.");
    }

    // Every other window of the account is out; this one goes on with a new cookie.
    private static async Task<IResult> ChangePassword(PasswordBody body, HttpContext http, Accounts accounts, DeskWork work)
    {
        if (body.New is not { Length: >= Accounts.ShortestPassword } fresh)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, $"The password needs at least {Accounts.ShortestPassword} characters.");
        }
        var result = await accounts.ChangeOwnPassword(http.User.Operator().Id, body.Old ?? "", fresh);
        if (result is not LoginResult.Welcome welcome)
        {
            return Refusal(http, result, StatusCodes.Status403Forbidden);
        }
        await DeskSession.LogIn(http, welcome.Account);
        await work.Note(DeskPerson.Of(welcome.Account), Deeds.Account, $"{welcome.Account.Name}: новый пароль");
        return Results.NoContent();
    }

    private static async Task<IResult> LogOut(HttpContext http)
    {
        await http.SignOutAsync(DeskSession.Scheme);
        return Results.NoContent();
    }

    private static async Task<IResult> MakeFirst(FirstBody body, HttpContext http, Accounts accounts, FirstOperator first)
    {
        if (!await first.Matches(body.Code ?? ""))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "This link was used already, or is not ours. Ask for an account: supportbot user add NAME.");
        }
        var name = body.Name?.Trim() ?? "";
        if (await accounts.Add(name, name, OperatorRole.Administrator, body.Password ?? "") is { } refusal)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, refusal);
        }
        await first.Used();
        if (await accounts.LogIn(name, body.Password!) is LoginResult.Welcome welcome)
        {
            await DeskSession.LogIn(http, welcome.Account);
        }
        return Results.NoContent();
    }

    internal sealed record LoginBody(string? Name, string? Password);

    internal sealed record PasswordBody(string? Old, string? New);

    internal sealed record FirstBody(string? Code, string? Name, string? Password);
}
