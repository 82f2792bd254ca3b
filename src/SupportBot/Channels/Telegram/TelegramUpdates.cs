using System.Globalization;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>Decides the fate of every update of the Bot API (telegram.md §2). Pure.</summary>
/// <param name="botId">Update ids are counted per bot.</param>
public sealed class TelegramUpdates(string botId)
{
    /// <summary>The kinds we ask for; others may still come for a while (telegram.md §2).</summary>
    public static readonly string[] Wanted = ["message", "edited_message", "callback_query", "my_chat_member"];

    private static readonly TimeSpan Kept = TimeSpan.FromHours(25);

    /// <summary>The button that only shows what was chosen.</summary>
    public const string ChosenMark = "chosen";

    public UpdateFate Decide(Update update, DateTimeOffset received) => update switch
    {
        { Message: { } message } => OfMessage(update, message, received),
        { EditedMessage: { } edited } => OfEdit(update, edited, received),
        { CallbackQuery: { } query } => OfPress(update, query, received),
        { MyChatMember: { } member } => OfMember(update, member, received),
        _ => new UpdateFate.Ignored(update.Other?.Keys.FirstOrDefault() ?? "empty"),
    };

    private UpdateFate OfMessage(Update update, Message message, DateTimeOffset received)
    {
        if (Elsewhere(message.Chat, message.From, speak: true) is { } fate)
        {
            return fate;
        }
        var chat = KeyOf(message.Chat!.Id);
        return MessageReading.Read(message, chat) is { } happened
            ? new UpdateFate.Taken(Incoming(update, chat, When(message.Date, received), happened, message.From))
            : new UpdateFate.Ignored("service");
    }

    private UpdateFate OfEdit(Update update, Message edited, DateTimeOffset received)
    {
        if (Elsewhere(edited.Chat, edited.From, speak: false) is { } fate)
        {
            return fate;
        }
        // A moving live location is an edit as well, and tells nothing new.
        return (edited.Text ?? edited.Caption) is { } text
            ? new UpdateFate.Taken(Incoming(update, KeyOf(edited.Chat!.Id), received, new SubscriberEvent.Edited(MessageReading.Id(edited), text), edited.From))
            : new UpdateFate.Ignored("edit without words");
    }

    private UpdateFate OfPress(Update update, CallbackQuery query, DateTimeOffset received)
    {
        var chat = query.Message?.Chat;
        if (query.From is not { IsBot: false } from || query.Data is not { } data || data == ChosenMark || chat is { Type: not (null or "private") })
        {
            return new UpdateFate.Ignored("press", query.Id);
        }
        var id = query.Message?.MessageId;
        var press = new Press(query.Id ?? "", from.Id, id, Title(query.Message, data));
        return new UpdateFate.Taken(
            Incoming(update, KeyOf(from.Id), received, new SubscriberEvent.Pressed(data, id?.ToString(CultureInfo.InvariantCulture)), from), press);
    }

    private UpdateFate OfMember(Update update, ChatMemberUpdated member, DateTimeOffset received)
    {
        var status = member.NewChatMember?.Status;
        if (member.Chat is not { Type: "private" } chat)
        {
            return status is "member" or "administrator" && member.Chat is { } group
                ? new UpdateFate.Declined(group.Id, LanguageOf(member.From) ?? Language.Russian, Speak: group.Type != "channel")
                : new UpdateFate.Ignored("membership");
        }
        SubscriberEvent? happened = status switch
        {
            "kicked" => new SubscriberEvent.Blocked(),
            "member" => new SubscriberEvent.Unblocked(),
            _ => null,
        };
        return happened is null ? new UpdateFate.Ignored("membership")
            : new UpdateFate.Taken(Incoming(update, KeyOf(chat.Id), member.Date ?? received, happened, member.From));
    }

    // Other bots are not spoken with; groups are told that we work in private only.
    private static UpdateFate? Elsewhere(Chat? chat, User? from, bool speak) => (chat, from) switch
    {
        (null, _) => new UpdateFate.Ignored("no chat"),
        (_, { IsBot: true }) => new UpdateFate.Ignored("bot"),
        ({ Type: "group" or "supergroup" }, _) when speak => new UpdateFate.Declined(chat.Id, LanguageOf(from) ?? Language.Russian, Speak: true),
        ({ Type: null or "private" }, _) => null,
        _ => new UpdateFate.Ignored(chat.Type!),
    };

    private ChannelUpdate Incoming(Update update, ChatKey chat, DateTimeOffset at, SubscriberEvent happened, User? from) => new(
        chat, string.Create(CultureInfo.InvariantCulture, $"{botId}/{update.UpdateId}"), at, happened,
        from is null ? null : new SubscriberProfile(Name(from), LanguageOf(from)));

    // Telegram keeps an update for 24 hours (telegram.md §2): an older date is somebody's clock, not a delay.
    private static DateTimeOffset When(DateTimeOffset? told, DateTimeOffset received) => told is { } date && received - date < Kept ? date : received;

    private static ChatKey KeyOf(long chat) => new(TelegramSettings.ChannelName, chat.ToString(CultureInfo.InvariantCulture));

    private static string? Name(User from) => $"{from.FirstName} {from.LastName}".Trim() is { Length: > 0 } name ? name : from.Username;

    private static Language? LanguageOf(User? from) => Languages.FromCode(from?.LanguageCode is { Length: >= 2 } code ? code[..2] : null);

    private static string? Title(Message? message, string data) =>
        message?.ReplyMarkup?.InlineKeyboard?.Where(row => row is not null).SelectMany(row => row).FirstOrDefault(button => button?.CallbackData == data)?.Text;
}
