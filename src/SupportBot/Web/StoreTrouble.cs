using SupportBot.Channels.WebChat;
using SupportBot.Delivery;

namespace SupportBot.Web;

/// <summary>A store that does not answer just now is a 503 at every door, never a defect: whoever called may come again.</summary>
public static class StoreTrouble
{
    public static IApplicationBuilder UseStoreTrouble(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception trouble) when (trouble is StoreUnavailableException or MailboxUnavailableException && !http.Response.HasStarted)
        {
            await Problems.Of(StatusCodes.Status503ServiceUnavailable, "The store does not answer just now; please try again.").ExecuteAsync(http);
        }
    });
}
