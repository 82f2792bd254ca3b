using System.Text;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Web;

/// <summary>A body in an alphabet this program does not know is refused before anybody tries to read it.</summary>
public static class ReadableBodies
{
    public static IApplicationBuilder UseReadableBodies(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset is { Length: > 0 } charset && !Known(charset.ToString().Trim('"')))
        {
            await Problems.Of(StatusCodes.Status415UnsupportedMediaType, "The body must be UTF-8.").ExecuteAsync(http);
            return;
        }
        await next(http);
    });

    private static bool Known(string charset)
    {
        if (string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
