using System.Globalization;

namespace SupportBot.Channels.WebChat;

/// <summary>The messenger of our own: sending is putting into the mailbox, and what lies there has been delivered.</summary>
public sealed class WebChatChannel(IWebChatMailbox mailbox, WebChatBell bell, TimeProvider time) : IChannel, IShowsTyping, IAmendsMessages
{
    /// <summary>The name in chat keys.</summary>
    public const string ChannelName = "webchat";

    public string Name => ChannelName;

    public ChannelLimits Limits { get; } = new() { Caption = 4096 };

    /// <summary>The mailbox lives in the store, whose state is reported on its own.</summary>
    public ChannelState State => ChannelState.Working;

    /// <summary>Whoever has the chat open and waits for it sees it; nobody else.</summary>
    public Task ShowTyping(ChatKey chat, CancellationToken deadline)
    {
        bell.Typing(chat);
        return Task.CompletedTask;
    }

    public Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline) =>
        Put(message.Chat, WebChatPost.Outgoing(message, time.GetUtcNow()), deadline);

    public async Task<DeliveryOutcome> Amend(OutgoingMessage message, string messageId, CancellationToken deadline) => Seq(messageId) is { } seq
        ? Of(messageId, await Put(message.Chat, WebChatPost.Outgoing(message, time.GetUtcNow()) with { Replaces = seq }, deadline))
        : new DeliveryOutcome.Refused("this is not a message of the web chat");

    public async Task<DeliveryOutcome> Recall(ChatKey chat, string messageId, CancellationToken deadline) => Seq(messageId) is { } seq
        ? Of(messageId, await Put(chat, WebChatPost.Removal(seq, time.GetUtcNow()), deadline))
        : new DeliveryOutcome.Refused("this is not a message of the web chat");

    private async Task<DeliveryOutcome> Put(ChatKey chat, WebChatPost post, CancellationToken deadline)
    {
        try
        {
            var appended = await mailbox.Append(chat, post, deadline);
            bell.Ring(chat);
            return new DeliveryOutcome.Delivered(appended.Seq.ToString(CultureInfo.InvariantCulture));
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

    // It keeps the id of the words it stands in for.
    private static DeliveryOutcome Of(string messageId, DeliveryOutcome outcome) => outcome is DeliveryOutcome.Delivered ? new DeliveryOutcome.Delivered(messageId) : outcome;

    private static long? Seq(string messageId) => long.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;
}
