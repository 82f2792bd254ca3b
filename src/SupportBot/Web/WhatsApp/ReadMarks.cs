using System.Collections.Concurrent;
using SupportBot.Channels;
using SupportBot.Channels.WhatsApp;
using SupportBot.Delivery;
using SupportBot.Turns;

namespace SupportBot.Web.WhatsApp;

/// <summary>
/// The two blue ticks tell the truth: at once while the bot leads, and when the operator answers while he leads. With the bot's answer on its way
/// the subscriber also sees that something is being written. Never waited for.
/// </summary>
public sealed partial class ReadMarks(WhatsAppChannel channel, LastHeard heard, TimeProvider time, ILogger<ReadMarks> log) : ITurnWatcher
{
    private const int Remembered = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ChatKey, string> _unread = new();

    public void Committed(Turn turn, TimeSpan took)
    {
        var key = turn.Commit.Conversation.Key;
        if (key.Channel != WhatsAppChannel.ChannelName)
        {
            return;
        }
        var messages = turn.Commit.Handled.Concat(turn.Commit.Fresh is { } fresh ? [fresh] : []).Where(IsMessage);
        if (messages.LastOrDefault() is { } message)
        {
            heard.Remember(key, message.Key);
            if (_unread.Count < Remembered)
            {
                _unread[key] = message.Key;
            }
        }
        var answered = turn.Commit.Outbox.Any(item => item.Author == Author.Operator);
        var bot = turn.Commit.Conversation.Leader == Conversations.Leader.Bot;
        if ((bot || answered) && _unread.TryRemove(key, out var last))
        {
            _ = Mark(last, typing: bot && turn.Commit.Outbox.Any(item => item.Destination == Destination.Channel));
        }
    }

    private static bool IsMessage(InboxItem item) =>
        item.Event is InboxEvent.FromSubscriber { Event: not (SubscriberEvent.Reported or SubscriberEvent.Edited or SubscriberEvent.Deleted) };

    private async Task Mark(string messageId, bool typing)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        try
        {
            await channel.MarkRead(messageId, typing, deadline.Token);
        }
        catch (ObjectDisposedException gone)
        {
            // The service is stopping: nobody needs the mark any more.
            LogGone(log, gone);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A read mark came too late")]
    private static partial void LogGone(ILogger log, Exception gone);
}
