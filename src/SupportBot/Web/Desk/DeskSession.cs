using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>The cookie of a logged-in operator: strict, unreadable for scripts, good for one working day.</summary>
public static class DeskSession
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The policy that lets operators in and sends everybody else 401.</summary>
    public const string OperatorsOnly = "operators";

    private const string Stamp = "stamp";

    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(12);

    public static IServiceCollection AddDeskSession(this IServiceCollection services)
    {
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "supportbot.desk";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = WorkingDay;
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = Revalidate;
            cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
        });
        return services.AddAuthorization(options => options.AddPolicy(OperatorsOnly, policy => policy.RequireAuthenticatedUser()));
    }

    public static Task LogIn(HttpContext http, OperatorAccount account) => http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id),
            new Claim(ClaimTypes.Name, account.Display),
            new Claim(ClaimTypes.Role, account.Role.ToString()),
            new Claim(Stamp, DeskPerson.Of(account).Stamp),
        ], Scheme)), new AuthenticationProperties { IsPersistent = true });

    public static Handoff.DeskOperator Operator(this ClaimsPrincipal who) =>
        new(who.FindFirstValue(ClaimTypes.NameIdentifier)!, who.FindFirstValue(ClaimTypes.Name)!);

    public static DeskPerson Person(this ClaimsPrincipal who) => new(who.FindFirstValue(ClaimTypes.NameIdentifier)!, who.FindFirstValue(ClaimTypes.Name)!,
        Enum.TryParse<OperatorRole>(who.FindFirstValue(ClaimTypes.Role), out var role) ? role : OperatorRole.Operator)
    {
        Stamp = who.FindFirstValue(Stamp) ?? "",
    };

    // An account that was removed, renamed or given another role or password does not work on with its old cookie.
    private static async Task Revalidate(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<IOperatorAccounts>();
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        if (id is null || await accounts.FindById(id) is not { } account || DeskPerson.Of(account) != context.Principal!.Person())
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
