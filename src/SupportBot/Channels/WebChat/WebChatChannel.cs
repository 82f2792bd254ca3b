namespace SupportBot.Channels.WebChat;

/// <summary>The messenger of our own: sending is putting into the mailbox, and what lies there has been delivered.</summary>
public sealed class WebChatChannel(IWebChatMailbox mailbox, WebChatBell bell, TimeProvider time) : IChannel
{
    /// <summary>The name in chat keys.</summary>
    public const string ChannelName = "webchat";

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new() { Caption = 4096 };

    /// <summary>The mailbox lives in the store, whose state is reported on its own.</summary>
    public ChannelState State => ChannelState.Working;

    public async Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline)
    {
        try
        {
            var appended = await mailbox.Append(message.Chat, WebChatPost.Outgoing(message, time.GetUtcNow()), deadline);
            bell.Ring(message.Chat);
            return new DeliveryOutcome.Delivered(appended.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (MailboxUnavailableException unavailable)
        {
            return new DeliveryOutcome.TryLater(unavailable.Message);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // Safe to repeat, unlike with a foreign messenger: the mailbox recognises the id.
            return new DeliveryOutcome.TryLater("The mailbox did not take the message in time.");
        }
    }
}
