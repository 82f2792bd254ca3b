using SupportBot.Channels;
using SupportBot.Channels.WebChat;
using SupportBot.Delivery;

namespace SupportBot.Web.WebChat;

/// <summary>
/// <c>POST …/messages</c>: first into the mailbox, so that the subscriber sees his own words in every window, then into the inbox, and only
/// then "202". Whatever breaks in between, the browser repeats with the same id and both recognise it.
/// </summary>
public sealed class MessagePosting(
    WebChatAccess access, WebChatGate gate, IWebChatMailbox mailbox, WebChatBell bell, IMediaStore media, IIntake intake, Typists typists, TimeProvider time)
{
    public async Task<IResult> Answer(HttpContext http)
    {
        if (await access.Check(http) is not { } conversation)
        {
            return WebChatAccess.Refusal(http.Response);
        }
        if (gate.Message(conversation.Chat) is { } wait)
        {
            return Problems.TooMany(http.Response, wait, "Too many messages; please wait a moment.");
        }
        var (submission, wrong) = await SubmissionReading.Read(http.Request);
        return submission is null ? wrong! : await Take(conversation, submission, http.RequestAborted);
    }

    private async Task<IResult> Take(WebChatConversation conversation, Submission submission, CancellationToken cancellation)
    {
        var chat = conversation.Chat;
        var kept = submission.File is { } file ? await Keep(file, cancellation) : null;
        var text = submission.Button is { } payload ? await mailbox.FindButton(chat, payload, cancellation) ?? "" : submission.Text;
        var now = time.GetUtcNow();
        var appended = await mailbox.Append(chat, WebChatPost.FromSubscriber(submission.Id, text, kept, now), cancellation);
        typists.Ended(chat);
        if (appended.New)
        {
            bell.Ring(chat);
        }
        var profile = new SubscriberProfile(Name: null, conversation.Language);
        var update = new ChannelUpdate(chat, $"{chat.Chat}:{submission.Id}", now, submission.Event(kept), profile);
        return await intake.Accept(update, cancellation) switch
        {
            Accepted.Stored => Taken(appended.Seq, StatusCodes.Status202Accepted),
            Accepted.Duplicate => Taken(appended.Seq, StatusCodes.Status200OK),
            _ => Problems.Of(StatusCodes.Status503ServiceUnavailable, "We cannot take messages just now; please try again."),
        };
    }

    private async Task<MediaFile> Keep(IFormFile file, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var type = await FileSniffing.TypeOf(content, cancellation);
        return await media.Keep(content, FileSniffing.CleanName(file.FileName), type, cancellation);
    }

    private static IResult Taken(long seq, int status) => Results.Json(new WebChatTaken(seq), WebChatJson.Default.WebChatTaken, statusCode: status);
}
