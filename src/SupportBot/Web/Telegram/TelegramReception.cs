using SupportBot.Channels.Telegram;
using SupportBot.Channels.Telegram.Api;
using SupportBot.Content;
using SupportBot.Delivery;

namespace SupportBot.Web.Telegram;

/// <summary>What the door and the poller do with an update: a press is answered at once, what belongs to a conversation goes into the inbox, groups are left.</summary>
public sealed partial class TelegramReception(
    TelegramUpdates updates, IIntake intake, TelegramApi api, TelegramAsides asides, TelegramKeyboards keyboards, LiveContent content, TimeProvider time,
    ILogger<TelegramReception> log)
{
    /// <summary>Anything but <see cref="Accepted.Unavailable"/> means that Telegram need not send it again.</summary>
    /// <param name="update">Null = it could not be read.</param>
    public Task<Accepted> Take(Update? update, CancellationToken cancellation)
    {
        if (update is null)
        {
            LogUnreadable(log);
            return Task.FromResult(Accepted.Stored);
        }
        switch (Decide(update))
        {
            case UpdateFate.Taken { Press: { } press } taken:
                Answer(press.QueryId);
                // Before the turn: its question would otherwise pass for the one that was answered.
                keyboards.Pressed(press);
                return intake.Accept(taken.Update, cancellation);
            case UpdateFate.Taken taken:
                return intake.Accept(taken.Update, cancellation);
            case UpdateFate.Ignored { QueryId: { } query }:
                Answer(query);
                return Task.FromResult(Accepted.Stored);
            case UpdateFate.Declined declined:
                asides.Try(deadline => Leave(declined, deadline));
                return Task.FromResult(Accepted.Stored);
            default:
                return Task.FromResult(Accepted.Stored);
        }
    }

    // One poison update must not hold up the queue behind it (telegram.md §3.1).
    private UpdateFate Decide(Update update)
    {
        try
        {
            return updates.Decide(update, time.GetUtcNow());
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            LogDefect(log, defect);
            return new UpdateFate.Ignored("a defect of ours");
        }
    }

    // The button shows a spinner until then (telegram.md §2.3).
    private void Answer(string queryId) => asides.Try(deadline => api.AnswerPress(queryId, deadline));

    private async Task Leave(UpdateFate.Declined declined, CancellationToken deadline)
    {
        if (declined.Speak)
        {
            var words = content.Current.Dialogue.Script.Texts.Get(declined.Language, "group.refusal");
            await api.SendMessage(new SendMessage(declined.Chat, words), deadline);
        }
        await api.LeaveChat(declined.Chat, deadline);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An update of Telegram failed in our own code; it is passed over")]
    private static partial void LogDefect(ILogger log, Exception defect);

    [LoggerMessage(Level = LogLevel.Error, Message = "An update of Telegram has a shape this version cannot read; it is passed over")]
    private static partial void LogUnreadable(ILogger log);
}
