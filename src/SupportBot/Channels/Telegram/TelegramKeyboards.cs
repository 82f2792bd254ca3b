using System.Collections.Concurrent;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// An answered question loses its buttons: after a press only the chosen one stays, a newer question takes the older one's away. Best effort; a
/// press on a button that stayed is answered by the dialogue.
/// </summary>
public sealed class TelegramKeyboards(TelegramApi api, TelegramAsides asides)
{
    private const int MostChats = 20_000;
    private readonly ConcurrentDictionary<long, long> _standing = new();

    /// <summary>A message with buttons has been sent.</summary>
    public void Shown(long chat, long messageId)
    {
        if (_standing.TryRemove(chat, out var earlier))
        {
            Change(chat, earlier, markup: null);
        }
        if (_standing.Count < MostChats)
        {
            _standing[chat] = messageId;
        }
    }

    /// <summary>A button was pressed.</summary>
    public void Pressed(Press press)
    {
        if (press.MessageId is not { } messageId)
        {
            return;
        }
        var stands = !_standing.TryGetValue(press.Chat, out var standing) || standing == messageId;
        _standing.TryRemove(new KeyValuePair<long, long>(press.Chat, messageId));
        Change(press.Chat, messageId, stands && press.Title is { } title
            ? new ReplyMarkup { InlineKeyboard = [[new InlineButton("✓ " + title, TelegramUpdates.ChosenMark)]] }
            : null);
    }

    private void Change(long chat, long messageId, ReplyMarkup? markup) =>
        asides.Try(deadline => api.EditMarkup(new EditMessageReplyMarkup(chat, messageId, markup), deadline));
}
