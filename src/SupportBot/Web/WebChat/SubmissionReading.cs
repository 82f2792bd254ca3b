using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using SupportBot.Channels.WebChat;

namespace SupportBot.Web.WebChat;

/// <summary>Reads a message in either of its two forms: JSON, or a multipart form with a file.</summary>
public static class SubmissionReading
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    // A text of 4096 characters takes six bytes a character when a caller escapes all of them.
    private const int LongestJson = 64 * 1024;
    private const int LongestForm = LargestFile + 64 * 1024;

    /// <exception cref="BadHttpRequestException">The body is too large (413) or broken off (400).</exception>
    public static async Task<(Submission? Good, IResult? Wrong)> Read(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await ReadForm(request) : await ReadJson(request);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, Problems.Of(StatusCodes.Status400BadRequest, "The body is neither the JSON nor the form of a message."));
        }
    }

    private static async Task<(Submission? Good, IResult? Wrong)> ReadJson(HttpRequest request)
    {
        var body = await BodyReading.Whole(request, LongestJson);
        return Submission.Of(JsonSerializer.Deserialize(body, WebChatJson.Default.WebChatBody), file: null);
    }

    private static async Task<(Submission? Good, IResult? Wrong)> ReadForm(HttpRequest request)
    {
        if (request.ContentLength > LongestForm)
        {
            throw BodyReading.TooLarge();
        }
        var limit = request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false })
        {
            limit.MaxRequestBodySize = LongestForm;
        }
        var options = new FormOptions { ValueLengthLimit = LongestJson, ValueCountLimit = 8, MultipartBodyLengthLimit = LongestForm };
        var form = await new FormFeature(request, options).ReadFormAsync(request.HttpContext.RequestAborted);
        var file = form.Files.GetFile("file");
        if (file?.Length > LargestFile)
        {
            throw BodyReading.TooLarge();
        }
        var button = form.ContainsKey("button") ? form["button"].ToString() : null;
        return Submission.Of(new WebChatBody(form["id"].ToString(), form["text"].ToString(), button), file);
    }
}
