namespace SupportBot.Web;

/// <summary>Error answers in the one form promised to callers: problem+json with a title a person understands.</summary>
public static class Problems
{
    public static IResult Of(int status, string title) => Results.Problem(title: title, statusCode: status);

    /// <summary>429 with the time after which it is worth trying, in whole seconds, at least one.</summary>
    public static IResult TooMany(HttpResponse response, TimeSpan after, string title)
    {
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Of(StatusCodes.Status429TooManyRequests, title);
    }
}
