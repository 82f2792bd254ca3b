using Microsoft.Net.Http.Headers;
using SupportBot.Channels;
using SupportBot.Delivery;

namespace SupportBot.Web.Media;

/// <summary>
/// <c>GET /media/{id}?expires=…&amp;signature=…</c>: files for those who hold a link of ours. Only pictures we recognise by their bytes are
/// shown in place; everything else is offered for saving, so that no file of a stranger ever runs as a page of ours.
/// </summary>
public static class MediaDoor
{
    // A desk may open a picture in the very second in which the messenger told of it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/media/{**id}", Answer);
        return routes;
    }

    private static async Task<IResult> Answer(
        string id, string? expires, string? name, string? signature, HttpResponse response, MediaLinks links, IMediaStore store,
        MediaFetches fetches, CancellationToken cancellation)
    {
        if (!links.Valid(id, expires, name, signature))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "This link is not valid any more.");
        }
        await fetches.Settled(id, Patience, cancellation);
        var content = store.Open(id);
        if (content is null)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such file.");
        }
        var type = await FileSniffing.TypeOf(content, cancellation);
        Protect(response.Headers, type, name);
        return Results.Stream(content, type, enableRangeProcessing: true);
    }

    private static void Protect(IHeaderDictionary headers, string type, string? name)
    {
        var picture = type.StartsWith("image/", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(picture ? "inline" : "attachment");
        if (!string.IsNullOrEmpty(name))
        {
            disposition.SetHttpFileName(name);
        }
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600, immutable";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
