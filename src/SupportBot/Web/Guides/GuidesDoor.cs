using SupportBot.Channels;
using SupportBot.Content;

namespace SupportBot.Web.Guides;

/// <summary>Router guides as pages (contracts.md §3), always from the edition in force: what an editor saves is seen at the next load.</summary>
public static class GuidesDoor
{
    public static IEndpointRouteBuilder MapGuides(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/guides", (HttpContext http, LiveContent content, string? language, string? q) =>
            Page(http, GuideIndex.Of(content.Current, Wanted(http, language), q), StatusCodes.Status200OK));
        routes.MapGet("/guides/{guide}", One);
        routes.MapGet("/guides/{folder}/{file}", Picture);
        return routes;
    }

    private static IResult One(HttpContext http, LiveContent content, ChatLinks links, string guide, string? language)
    {
        var wanted = Wanted(http, language);
        var library = content.Current.Guides;
        if (library.Preview(guide) is { } found)
        {
            // Without a translation it is the Russian text, and the page says so by its language.
            return Page(http, GuidePage.Of(found, found.Texts.ContainsKey(wanted) ? wanted : Language.Russian, library, links), StatusCodes.Status200OK);
        }
        var words = GuideWords.In(wanted);
        var body = $"<p>{GuideHtml.Text(words.Nothing)}</p><p><a href=\"/guides?language={wanted.Code()}\">{GuideHtml.Text(words.All)}</a></p>";
        return Page(http, GuideHtml.Page(wanted, words.NotFound, "/guides", Languages.All, body), StatusCodes.Status404NotFound);
    }

    // Only pictures that a guide of the edition shows are given out: the path is compared, never followed.
    private static IResult Picture(HttpContext http, LiveContent content, ContentFolder files, string folder, string file)
    {
        var path = $"guides/{folder}/{file}";
        if (!content.Current.Guides.Shows(path) || !files.Has(path))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such picture.");
        }
        http.Response.Headers.CacheControl = "public, max-age=3600";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var full = Path.Combine(files.Root, path);
        return Results.File(full, "image/png", lastModified: new DateTimeOffset(File.GetLastWriteTimeUtc(full)));
    }

    private static IResult Page(HttpContext http, string html, int status)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    // What the link says, else the first language of the browser that we speak.
    private static Language Wanted(HttpContext http, string? code) => Languages.FromCode(code)
        ?? http.Request.Headers.AcceptLanguage.ToString().Split(',', StringSplitOptions.TrimEntries)
            .Select(tag => Languages.FromCode(tag.Length >= 2 ? tag[..2].ToLowerInvariant() : tag)).FirstOrDefault(known => known is not null)
        ?? Language.Russian;
}
