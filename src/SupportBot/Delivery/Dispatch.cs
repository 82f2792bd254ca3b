using System.Collections.Frozen;
using Handoff;
using Microsoft.Extensions.Logging;
using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>Decides whether an item may still leave, and makes one attempt: to the channel or to the desk, with a deadline, past the policy.</summary>
public sealed partial class Dispatch(
    IEnumerable<IChannel> channels, IOperatorDesk desk, IOutgoingPolicy policy, Amending amending, TimeProvider time, ILogger<Dispatch> log)
{
    /// <summary>Longest time one attempt may take.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    // A file of twenty megabytes through a thin line takes longer than a message.
    private static readonly TimeSpan FetchDeadline = TimeSpan.FromMinutes(3);

    // A desk or channel that is out of order is asked again after this.
    private static readonly TimeSpan WhileDown = TimeSpan.FromSeconds(30);

    private readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>Why an item must not leave any more; null when it may.</summary>
    /// <param name="epoch">The conversation's epoch now.</param>
    public Settlement? MayNotLeave(OutboxItem item, int epoch)
    {
        if (item.Author == Author.Bot && item.Destination == Destination.Channel && item.Epoch < epoch)
        {
            return End(ItemOutcome.Suppressed, "somebody else leads the conversation by now");
        }
        if (item.Expires <= time.GetUtcNow())
        {
            return End(ItemOutcome.Expired, "could not be delivered in time");
        }
        var words = item.Content switch
        {
            OutboxContent.Message message => message.Outgoing,
            OutboxContent.Amend amend => amend.Anew,
            _ => null,
        };
        return words is not null && policy.Forbids(words, item.Author) is { } rule
            ? End(ItemOutcome.Refused, $"held by the policy: {rule}")
            : null;
    }

    public async Task<DispatchResult> Send(OutboxItem item)
    {
        using var deadline = new CancellationTokenSource(item.Destination == Destination.Media ? FetchDeadline : Deadline, time);
        try
        {
            return item.Content switch
            {
                OutboxContent.Message message => await ToChannel(item.Conversation, channel => channel.Send(message.Outgoing, deadline.Token)),
                OutboxContent.Amend amend => await ToChannel(item.Conversation, channel => amending.Amend(channel, amend, deadline.Token)),
                OutboxContent.Recall recall => await ToChannel(item.Conversation, channel => amending.Recall(channel, item.Conversation, recall.Of, deadline.Token)),
                OutboxContent.FetchMedia fetch => await FromChannel(item.Conversation.Channel, fetch.File, deadline.Token),
                _ => await ToDesk(item, deadline.Token),
            };
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return item.Destination == Destination.Channel
                ? Settle(ItemOutcome.Sent, "no answer in time: it may or may not have arrived")
                : new DispatchResult.Again("no answer in time", After: null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A channel names what a messenger answers and never throws: this is a defect of ours, and still no reason to lose the item.
            LogDefect(log, item.Destination, item.Conversation.Channel, failure);
            return new DispatchResult.Again($"defect: {failure.GetType().Name}", WhileDown);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An item to {Destination} of {Channel} failed in our own code; it is tried again")]
    private static partial void LogDefect(ILogger log, Destination destination, string channel, Exception failure);

    private async Task<DispatchResult> ToChannel(ChatKey chat, Func<IChannel, Task<DeliveryOutcome>> send) => _channels.TryGetValue(chat.Channel, out var channel)
        ? Verdict(await send(channel))
        : new DispatchResult.Again($"the channel {chat.Channel} is switched off", WhileDown);

    private async Task<DispatchResult> FromChannel(string name, MediaFile file, CancellationToken deadline)
    {
        if (!_channels.TryGetValue(name, out var channel))
        {
            return new DispatchResult.Again($"the channel {name} is switched off", WhileDown);
        }
        return channel is IFetchesMedia fetches
            ? Verdict(await fetches.Fetch(file, deadline))
            : throw new InvalidOperationException($"The channel {name} promised a file and cannot fetch any.");
    }

    private DispatchResult Verdict(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Sent sent => Settle(ItemOutcome.Sent, null, sent.MessageId),
        DeliveryOutcome.Delivered delivered => Settle(ItemOutcome.Delivered, null, delivered.MessageId),
        DeliveryOutcome.Unknown unknown => Settle(ItemOutcome.Sent, unknown.Reason),
        DeliveryOutcome.Refused refused => Settle(ItemOutcome.Refused, refused.Reason),
        DeliveryOutcome.Unreachable unreachable => Settle(ItemOutcome.Unreachable, unreachable.Reason),
        DeliveryOutcome.TryLater later => new DispatchResult.Again(later.Reason, later.After),
        DeliveryOutcome.ChannelDown down => new DispatchResult.Again(down.Reason, WhileDown),
        var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
    };

    private async Task<DispatchResult> ToDesk(OutboxItem item, CancellationToken deadline)
    {
        var conversation = item.Conversation.ToString();
        var outcome = item.Content switch
        {
            OutboxContent.OpenDesk open => await desk.Open(open.Request, deadline),
            OutboxContent.RelayLine relay => await desk.Relay(relay.Line, deadline),
            OutboxContent.ReportDelivery report => await desk.Report(report.Report, deadline),
            OutboxContent.AskForCall call => await desk.CallBack(call.Request, deadline),
            OutboxContent.WithdrawDesk withdraw => await desk.Withdraw(conversation, withdraw.Reason, deadline),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not for a desk."),
        };
        return outcome switch
        {
            DeskOutcome.Accepted accepted => Settle(ItemOutcome.Delivered, null, accepted.DeskMessageId),
            DeskOutcome.Refused refused => Settle(ItemOutcome.Refused, refused.Reason),
            DeskOutcome.TryLater later => new DispatchResult.Again(later.Reason, later.After),
            DeskOutcome.DeskDown down => new DispatchResult.Again(down.Reason, WhileDown),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }

    private DispatchResult.Settled Settle(ItemOutcome outcome, string? reason, string? messageId = null) => new(End(outcome, reason, messageId));

    private Settlement End(ItemOutcome outcome, string? reason, string? messageId = null) => new(outcome, reason, messageId, time.GetUtcNow());
}
