using System.Security.Cryptography;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Incoming;
using SupportBot.Channels.WhatsApp.Sending;

namespace SupportBot.Channels.WhatsApp;

/// <summary>
/// Fetches what a subscriber sent, in two steps: the id gives a link that lives five minutes, the link gives the bytes (whatsapp.md §6). Size and
/// checksum are compared; the type is what the bytes say.
/// </summary>
public sealed class WhatsAppDownloads(GraphClient graph, IMediaStore store)
{
    /// <summary>Meta's own limit for a document.</summary>
    public const long Largest = 100 * 1024 * 1024;

    public async Task<DeliveryOutcome> Fetch(MediaFile file, CancellationToken deadline)
    {
        var answer = await graph.Get(file.Source!, deadline);
        if (answer is not GraphAnswer.Done done)
        {
            return Refusal(answer);
        }
        if (done.Body.Text("url") is not { } link)
        {
            return new DeliveryOutcome.Refused("WhatsApp не дал ссылку на файл");
        }
        if (done.Body.Number("file_size") > Largest)
        {
            return new DeliveryOutcome.Refused("файл больше, чем можно передать");
        }
        await using var content = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        if (await graph.Download(link, content, Largest, deadline) is var (reason, later))
        {
            return later ? new DeliveryOutcome.TryLater(reason) : new DeliveryOutcome.Refused(reason);
        }
        content.Position = 0;
        if (!Same(await SHA256.HashDataAsync(content, deadline), done.Body.Text("sha256")))
        {
            return new DeliveryOutcome.TryLater("файл пришёл повреждённым");
        }
        content.Position = 0;
        var type = await FileSniffing.TypeOf(content, deadline);
        await store.KeepAs(file.Id, content, file.Name, type == FileSniffing.Unknown && !file.Type.StartsWith("image/", StringComparison.Ordinal) ? file.Type : type, deadline);
        return new DeliveryOutcome.Sent(null);
    }

    private static DeliveryOutcome Refusal(GraphAnswer answer) => answer switch
    {
        GraphAnswer.NotReached unreached => new DeliveryOutcome.TryLater(unreached.Reason),
        GraphAnswer.NoAnswer silent => new DeliveryOutcome.TryLater(silent.Reason),
        GraphAnswer.Failed failed => TroubleTable.Of(failed.Trouble) switch
        {
            Verdict.Down down => new DeliveryOutcome.ChannelDown(down.Reason),
            Verdict.Later later => new DeliveryOutcome.TryLater(later.Reason),
            Verdict.NumberPace number => new DeliveryOutcome.TryLater(number.Reason, number.After),
            _ => new DeliveryOutcome.Refused("WhatsApp больше не хранит этот файл"),
        },
        _ => throw new InvalidOperationException($"No decision for {answer.GetType().Name}."),
    };

    // Base64 in webhooks, hex in the media answer: both are seen; none told means nothing to compare.
    private static bool Same(byte[] hash, string? told) =>
        told is null || told == Convert.ToBase64String(hash) || told.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);
}
