using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Incoming;
using SupportBot.Channels.WhatsApp.Sending;

namespace SupportBot.Channels.WhatsApp;

/// <summary>WhatsApp Business Cloud API as a messenger: sends in its forms, names every answer, fetches what subscribers send.</summary>
public sealed partial class WhatsAppChannel(
    GraphClient graph, IWhatsAppPeople people, Uploads uploads, Fitting fitting, WhatsAppDownloads downloads, Receipts receipts, Pace pace, ChannelHealth health,
    WhatsAppSettings settings, LastHeard heard, TimeProvider time, ILogger<WhatsAppChannel> log) : IChannel, IShowsTyping, IFetchesMedia
{
    public const string ChannelName = "whatsapp";

    // Our clock and Meta's differ a little: the window is held to close earlier.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    // Separate messages may change places on their way (whatsapp.md §4.1): the next one follows the arrival of the one before, within reason.
    private static readonly TimeSpan WaitForArrival = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan WaitForStatus = TimeSpan.FromSeconds(8);
    private const int LongestTemplateWords = 900;

    private readonly Underway _underway = new();
    // Documented by client libraries only (whatsapp.md §4.5): a Meta that refuses it is not asked again.
    private bool _contactButtonRefused;

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new()
    {
        Text = Form.LongestText, Caption = Form.LongestBody, Buttons = Form.MostRows, ButtonTitle = Form.RowTitle, File = WhatsAppDownloads.Largest, Charged = true,
        AsksForContact = true, TypingLasts = TimeSpan.FromSeconds(25),
    };

    public ChannelState State => health.State;

    public async Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline)
    {
        if (health.Refuses() is { } problem)
        {
            return new DeliveryOutcome.ChannelDown(problem);
        }
        if (await people.PersonOf(message.Chat) is not { } person)
        {
            return new DeliveryOutcome.Refused("получатель неизвестен");
        }
        var outcome = message.ReplyUntil - Early <= time.GetUtcNow()
            ? await SendOutside(message, person, deadline)
            : await SendInside(message, person, deadline);
        if (outcome is not (DeliveryOutcome.TryLater or DeliveryOutcome.ChannelDown))
        {
            _underway.Forget(message.Id);
        }
        return outcome;
    }

    public Task<DeliveryOutcome> Fetch(MediaFile file, CancellationToken deadline) => downloads.Fetch(file, deadline);

    /// <summary>What is being answered was read, and WhatsApp shows the two together.</summary>
    public Task ShowTyping(ChatKey chat, CancellationToken deadline) =>
        heard.In(chat) is { } message ? MarkRead(message, typing: true, deadline) : Task.CompletedTask;

    /// <summary>Shows the subscriber that his message was read, and perhaps that an answer is being written. Best effort: what fails is not repeated.</summary>
    public async Task MarkRead(string messageId, bool typing, CancellationToken deadline)
    {
        var mark = new JsonObject { ["messaging_product"] = "whatsapp", ["status"] = "read", ["message_id"] = messageId };
        if (typing)
        {
            mark["typing_indicator"] = new JsonObject { ["type"] = "text" };
        }
        await graph.Send(mark, deadline);
    }

    /// <summary>A status told late what the answer to the sending did not: the words for the operator.</summary>
    public string WordsOf(GraphTrouble? trouble) => trouble is null ? "WhatsApp не назвал причину" : TroubleTable.Of(trouble).Reason;

    /// <summary>Meta reports a problem of the account as a whole.</summary>
    public void TakeAccountTrouble(GraphTrouble trouble)
    {
        LogTrouble(log, trouble.Code, trouble.Details);
        switch (TroubleTable.Of(trouble))
        {
            case Verdict.Down down:
                health.Troubled(down.Reason, down.Remedy, up: false);
                break;
            case Verdict.Alarm alarm:
                health.Troubled(alarm.Reason, alarm.Remedy, up: true);
                break;
            default:
                break;
        }
    }

    private async Task<DeliveryOutcome> SendInside(OutgoingMessage message, WhatsAppPerson person, CancellationToken deadline)
    {
        var fitted = await fitting.Of(message, deadline);
        return await SendParts(fitted, Form.Of(fitted, canShare: person.Phone is null && !_contactButtonRefused), person, deadline);
    }

    // Outside the window only an approved template passes; it carries the operator's words. The bot's own words are not worth the money.
    private Task<DeliveryOutcome> SendOutside(OutgoingMessage message, WhatsAppPerson person, CancellationToken deadline)
    {
        var closed = new Verdict.WindowClosed().Reason + (person.Phone is { } phone ? $": +{phone}" : " (номер абонент скрыл)");
        if (message.Author != Author.Operator)
        {
            return Refused("прошло больше 24 часов с последнего сообщения абонента: бот первым не пишет");
        }
        if (settings.Template(message.Language ?? Language.Russian) is not { } template)
        {
            return Refused(closed + ". Чтобы писать и после 24 часов, нужен утверждённый шаблон: docs/whatsapp.md");
        }
        var words = string.Join(' ', message.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length is 0 or > LongestTemplateWords || !message.Files.IsEmpty || !message.Pictures.IsEmpty
            ? Refused(closed + ". Шаблоном можно отправить только короткий текст без файлов")
            : SendParts(message, [new Part.Template(template.Name, template.Language, words)], person, deadline);

        static Task<DeliveryOutcome> Refused(string reason) => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused(reason));
    }

    private async Task<DeliveryOutcome> SendParts(OutgoingMessage message, IReadOnlyList<Part> parts, WhatsAppPerson person, CancellationToken deadline)
    {
        DeliveryOutcome outcome = new DeliveryOutcome.Refused("пустое сообщение");
        for (var i = Math.Min(_underway.Taken(message.Id), Math.Max(0, parts.Count - 1)); i < parts.Count; i++)
        {
            if (pace.Take(message.Chat) is { } wait)
            {
                return new DeliveryOutcome.TryLater("темп отправки WhatsApp", wait);
            }
            var tag = new MessageTag(message.Id, i + 1, parts.Count);
            outcome = await SendPart(message, parts[i], tag, person, deadline);
            if (outcome is not DeliveryOutcome.Sent)
            {
                return outcome;
            }
            _underway.Take(message.Id, i + 1);
        }
        return outcome;
    }

    private async Task<DeliveryOutcome> SendPart(OutgoingMessage message, Part part, MessageTag tag, WhatsAppPerson person, CancellationToken deadline)
    {
        var file = FileOf(part);
        string? mediaId = null;
        if (file is not null)
        {
            var (id, trouble, never) = await uploads.IdOf(file, deadline);
            if (id is null)
            {
                return never is not null ? new DeliveryOutcome.Refused(never) : await Decide(message, part, trouble!, uploading: true, deadline);
            }
            mediaId = id;
        }
        using var any = receipts.Listen(tag.Text ?? message.Id, delivered: false);
        using var arrived = receipts.Listen(tag.Text ?? message.Id, delivered: true);
        var answer = await graph.Send(new Wire(person).Write(part, mediaId, tag.Text), deadline);
        if (answer is GraphAnswer.NoAnswer && await any.MessageId(WaitForStatus) is { } late)
        {
            return new DeliveryOutcome.Sent(late);
        }
        if (answer is GraphAnswer.Done && !tag.IsLast)
        {
            await arrived.MessageId(WaitForArrival);
        }
        return await Decide(message, part, answer, uploading: false, deadline);
    }

    private async Task<DeliveryOutcome> Decide(OutgoingMessage message, Part part, GraphAnswer answer, bool uploading, CancellationToken deadline)
    {
        switch (answer)
        {
            case GraphAnswer.Done done:
                health.Works();
                pace.Taken(message.Chat);
                return new DeliveryOutcome.Sent(done.Body.Many("messages").Select(sent => sent.Text("id")).FirstOrDefault());
            case GraphAnswer.NotReached unreached:
                return new DeliveryOutcome.TryLater(unreached.Reason);
            case GraphAnswer.NoAnswer silent:
                // An upload that was done twice harms nobody.
                return uploading ? new DeliveryOutcome.TryLater(silent.Reason) : new DeliveryOutcome.Unknown(silent.Reason + ": сообщение могло дойти");
            case GraphAnswer.Failed failed:
                LogTrouble(log, failed.Trouble.Code, failed.Trouble.Details);
                return await Outcome(message, part, TroubleTable.Of(failed.Trouble), deadline);
            default:
                throw new InvalidOperationException($"No decision for {answer.GetType().Name}.");
        }
    }

    private async Task<DeliveryOutcome> Outcome(OutgoingMessage message, Part part, Verdict verdict, CancellationToken deadline)
    {
        switch (verdict)
        {
            case Verdict.PairPace:
                return new DeliveryOutcome.TryLater(verdict.Reason, pace.PairExceeded(message.Chat));
            case Verdict.NumberPace number:
                pace.NumberExceeded(number.After);
                return new DeliveryOutcome.TryLater(number.Reason, number.After);
            case Verdict.Later:
                return _underway.Pause(message.Id) is { } pause
                    ? new DeliveryOutcome.TryLater(verdict.Reason, pause)
                    : new DeliveryOutcome.Refused(verdict.Reason + ": пять попыток не помогли");
            case Verdict.WindowClosed when part is not Part.Template && await people.PersonOf(message.Chat) is { } person:
                return await SendOutside(message, person, deadline);
            case Verdict.Unreachable:
                return new DeliveryOutcome.Unreachable(verdict.Reason);
            case Verdict.MediaLost when FileOf(part) is { } file && _underway.MayUploadAgain(message.Id):
                await uploads.Forget(file, deadline);
                return new DeliveryOutcome.TryLater(verdict.Reason, TimeSpan.FromSeconds(1));
            case Verdict.Refused when part is Part.ContactRequest && await people.PersonOf(message.Chat) is { } asked:
                _contactButtonRefused = true;
                return await SendInside(message, asked, deadline);
            case Verdict.Alarm alarm:
                health.Troubled(alarm.Reason, alarm.Remedy, up: true);
                return new DeliveryOutcome.Refused(alarm.Reason);
            case Verdict.Down down:
                health.Troubled(down.Reason, down.Remedy, up: false);
                return new DeliveryOutcome.ChannelDown(down.Reason);
            default:
                return new DeliveryOutcome.Refused(verdict.Reason);
        }
    }

    private static MediaFile? FileOf(Part part) => part switch
    {
        Part.Picture picture => picture.File,
        Part.Document document => document.File,
        Part.Buttons buttons => buttons.Header,
        _ => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "WhatsApp answered with error {Code}: {Details}")]
    private static partial void LogTrouble(ILogger log, int code, string details);
}
