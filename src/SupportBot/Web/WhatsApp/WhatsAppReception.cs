using SupportBot.Channels;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Incoming;
using SupportBot.Channels.WhatsApp.Sending;
using SupportBot.Delivery;

namespace SupportBot.Web.WhatsApp;

/// <summary>Brings a batch of Meta's to its conversations, in order.</summary>
public sealed partial class WhatsAppReception(
    IIntake intake, IWhatsAppPeople people, WhatsAppChannel channel, Receipts receipts, WhatsAppSettings settings, TimeProvider time, ILogger<WhatsAppReception> log)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly WebhookReader _reader = new(settings.PhoneNumberId);

    /// <summary>False = not everything was stored; the whole batch may come again, what was stored is recognised.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public async Task<bool> Take(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var accepting = new List<Task<Accepted>>();
        foreach (var item in _reader.Read(body, time.GetUtcNow()))
        {
            // Entered one after the other, so that the order holds; stored together.
            if (await Update(item) is { } update)
            {
                accepting.Add(intake.Accept(update, cancellation));
            }
        }
        return (await Task.WhenAll(accepting)).All(accepted => accepted != Accepted.Unavailable);
    }

    private async Task<ChannelUpdate?> Update(IncomingItem item)
    {
        switch (item)
        {
            case IncomingItem.Happened happened:
                var chat = await people.ChatOf(happened.Person);
                var profile = new SubscriberProfile(happened.Name, Phone: happened.Person.Phone is { } phone ? "+" + phone : null);
                return new ChannelUpdate(chat, happened.MessageId, happened.At, happened.Event(chat), profile, happened.OpensWindow ? happened.At + Window : null);
            case IncomingItem.Status status:
                return await Report(status);
            case IncomingItem.Renewed renewed:
                await people.Move(renewed.Old, renewed.New);
                return null;
            case IncomingItem.AccountTrouble trouble:
                channel.TakeAccountTrouble(trouble.Trouble);
                return null;
            case IncomingItem.Passed passed:
                LogPassed(log, passed.What);
                return null;
            default:
                throw new InvalidOperationException($"No fate for {item.GetType().Name}.");
        }
    }

    private async Task<ChannelUpdate?> Report(IncomingItem.Status status)
    {
        receipts.Heard(status.Tag, status.State, status.MessageId);
        var tag = MessageTag.Parse(status.Tag);
        var failed = status.State == "failed";
        // "sent" moves nothing; of several parts only the last one's arrival is the message's.
        if (failed && status.Trouble is { } told)
        {
            channel.TakeAccountTrouble(told);
        }
        if (status.Person is null || !(failed || (status.State is "delivered" or "read" or "played" && tag is not { IsLast: false })))
        {
            return null;
        }
        var verdict = status.Trouble is { } trouble ? TroubleTable.Of(trouble) : null;
        var state = failed ? verdict is Verdict.Unreachable ? "unreachable" : "failed" : status.State == "played" ? "read" : status.State;
        var happened = new SubscriberEvent.Reported(status.MessageId, state, failed ? channel.WordsOf(status.Trouble) : null, tag?.Item);
        return new ChannelUpdate(await people.ChatOf(status.Person), $"{status.MessageId}/{status.State}", status.At, happened);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Passed by: {What}")]
    private static partial void LogPassed(ILogger log, string what);
}
