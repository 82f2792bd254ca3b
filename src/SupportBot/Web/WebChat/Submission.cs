using System.Text;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;

namespace SupportBot.Web.WebChat;

/// <summary>What a browser wants to post, after everything that could be wrong with its form has been looked at.</summary>
/// <param name="Button">The payload of a pressed button; null when this is a text or a file.</param>
/// <param name="Guide">The guide by whose link the chat was opened; null = it was not.</param>
public sealed record Submission(string Id, string Text, string? Button, IFormFile? File, string? Guide = null)
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int LongestText = 4096;

    private const int LongestId = 64;
    private const int LongestPayload = 64;

    /// <summary>Either the submission or what is wrong with it.</summary>
    public static (Submission? Good, IResult? Wrong) Of(WebChatBody? body, IFormFile? file)
    {
        if (body?.Id is not { Length: > 0 and <= LongestId } id || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return Bad("A message needs an id of 1 to 64 Latin letters, digits, hyphens, dots or underscores.");
        }
        if (body.Text?.Length > LongestText)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "The text is longer than 4096 characters."));
        }
        if (body.Guide is { } guide)
        {
            return guide.Length is > 0 and <= LongestId && guide.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && file is null
                ? (new Submission(id, "", null, null, guide), null)
                : Bad("A guide's name is 1 to 64 Latin letters, digits, hyphens or underscores.");
        }
        if (body.Button is { } payload)
        {
            return payload.Length is > 0 and <= LongestPayload && payload.All(c => c is > ' ' and < '\x7f') && file is null
                ? (new Submission(id, "", payload, null), null)
                : Bad("A button's payload is 1 to 64 visible ASCII characters.");
        }
        var text = Clean(body.Text ?? "");
        return text.Length > 0 || file?.Length > 0
            ? (new Submission(id, text, null, file?.Length > 0 ? file : null), null)
            : Bad("A message needs a text, a file, a button or a guide.");
    }

    public SubscriberEvent Event(MediaFile? kept) => Guide is { } guide
        ? new SubscriberEvent.Began("guide_" + guide)
        : Button is { } payload
        ? new SubscriberEvent.Pressed(payload)
        : new SubscriberEvent.Wrote(Id, Text, kept is null ? [] : [kept]);

    private static (Submission?, IResult?) Bad(string title) => (null, Problems.Of(StatusCodes.Status400BadRequest, title));

    // Control characters mean nothing to a person and something else to every terminal, log and database.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
            {
                clean.Append(c);
            }
        }
        return clean.ToString().Trim();
    }
}
