using System.Collections.Concurrent;
using System.Globalization;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// An answered question loses its buttons: after a press only the chosen one stays, a newer question takes the older one's away. Best effort; a
/// press on a button that stayed is answered by the dialogue.
/// </summary>
public sealed class TelegramKeyboards(TelegramApi api, TelegramAsides asides, ITelegramNotes notes)
{
    private const int MostChats = 20_000;

    // The last question of each chat. What is not here (after a restart, or too many chats) the ledger knows.
    private readonly ConcurrentDictionary<long, Question> _last = new();

    /// <summary>A message with buttons has been sent.</summary>
    public void Shown(long chat, long messageId)
    {
        var known = _last.TryGetValue(chat, out var earlier);
        if (known && !earlier.Answered)
        {
            asides.Try(deadline => Change(chat, earlier.MessageId, markup: null, deadline));
        }
        else if (!known)
        {
            asides.Try(deadline => TakeAwayEarlier(chat, messageId, deadline));
        }
        if (known || _last.Count < MostChats)
        {
            _last[chat] = new Question(messageId, Answered: false);
        }
    }

    /// <summary>A button was pressed.</summary>
    public void Pressed(Press press)
    {
        if (press.MessageId is not { } messageId)
        {
            return;
        }
        var stands = !_last.TryGetValue(press.Chat, out var last) || last.MessageId == messageId;
        if (stands && (last.MessageId == messageId || _last.Count < MostChats))
        {
            _last[press.Chat] = new Question(messageId, Answered: true);
        }
        var markup = stands && press.Title is { } title
            ? new ReplyMarkup { InlineKeyboard = [[new InlineButton("✓ " + title, TelegramUpdates.ChosenMark)]] }
            : null;
        asides.Try(deadline => Change(press.Chat, messageId, markup, deadline));
    }

    private Task TakeAwayEarlier(long chat, long shown, CancellationToken deadline)
    {
        var key = new ChatKey(TelegramSettings.ChannelName, chat.ToString(CultureInfo.InvariantCulture));
        // The keyboard hangs on the last part; the question just shown may stand in the ledger already.
        var earlier = notes.WithButtons(key).Select(ids => long.Parse(ids.Split(',')[^1], CultureInfo.InvariantCulture)).FirstOrDefault(id => id != shown);
        return earlier == 0 ? Task.CompletedTask : Change(chat, earlier, markup: null, deadline);
    }

    private Task Change(long chat, long messageId, ReplyMarkup? markup, CancellationToken deadline) =>
        api.EditMarkup(new EditMessageReplyMarkup(chat, messageId, markup), deadline);

    private readonly record struct Question(long MessageId, bool Answered);
}
