using System.Collections.Immutable;
using Handoff;
using Microsoft.AspNetCore.Http.Features;
using SupportBot.Channels;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>
/// <c>POST /desk/api/conversations/{conversation}/files</c>: an operator sends a picture or a file, with a text or without. Multipart with
/// <c>id</c>, <c>text?</c>, <c>file</c>; answers as <c>…/messages</c> does. What a file is its bytes say, not its name.
/// </summary>
internal static class FileDoor
{
    private const int LargestFile = 20 * 1024 * 1024;
    private const int LongestForm = LargestFile + (64 * 1024);

    // The session's cookie is strict: another site's form comes without it, so no further token is asked for.
    public static void MapFiles(this IEndpointRouteBuilder desk) => desk.MapPost("/conversations/{conversation}/files", Take).DisableAntiforgery();

    private static async Task<IResult> Take(string conversation, HttpContext http, IMediaStore store, DeskActing acting)
    {
        if (!http.Request.HasFormContentType)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "A form with id, text and file is expected.");
        }
        if (http.Request.ContentLength > LongestForm)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The file has more than 20 MB.");
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LongestForm;
        }
        try
        {
            var form = await new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = LongestForm }).ReadFormAsync(http.RequestAborted);
            return form.Files.GetFile("file") is { Length: > 0 } file
                ? await acting.Send(conversation, form["id"].ToString(), form["text"].ToString(), await Keep(file, store, http.RequestAborted))
                : Problems.Of(StatusCodes.Status400BadRequest, "The form has no file.");
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The file has more than 20 MB.");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "The form could not be read.");
        }
    }

    private static async Task<ImmutableArray<DeskFile>> Keep(IFormFile file, IMediaStore store, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var type = await FileSniffing.TypeOf(content, cancellation);
        var kept = await store.Keep(content, FileSniffing.CleanName(file.FileName), type, cancellation);
        return [new DeskFile(kept.Id, kept.Name, kept.Type, "")];
    }
}
