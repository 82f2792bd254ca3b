namespace SupportBot.Channels.Telegram.Api;

// The parameters of the methods we call, with the names of the Bot API.

public sealed record GetUpdates(long? Offset, int Limit, int Timeout, string[] AllowedUpdates);

public sealed record SendMessage(long ChatId, string Text, string? ParseMode = null, ReplyMarkup? ReplyMarkup = null);

/// <param name="Photo">A file id.</param>
/// <param name="Document">A file id.</param>
public sealed record SendFile(long ChatId, string? Photo, string? Document, string? Caption = null, string? ParseMode = null, ReplyMarkup? ReplyMarkup = null);

public sealed record EditMessageReplyMarkup(long ChatId, long MessageId, ReplyMarkup? ReplyMarkup = null);

public sealed record EditMessageText(long ChatId, long MessageId, string Text, string? ParseMode = null);

public sealed record DeleteMessage(long ChatId, long MessageId);

public sealed record AnswerCallbackQuery(string CallbackQueryId);

public sealed record SendChatAction(long ChatId, string Action);

public sealed record GetFile(string FileId);

public sealed record LeaveChat(long ChatId);

public sealed record SetWebhook(string Url, string SecretToken, string[] AllowedUpdates, int MaxConnections);

public sealed record SetMyCommands(BotCommand[] Commands, string? LanguageCode);

public sealed record BotCommand(string Command, string Description);

/// <summary>A call without parameters.</summary>
public sealed record Nothing;

/// <summary>One of: an inline keyboard, a reply keyboard, or the order to remove the latter.</summary>
public sealed record ReplyMarkup
{
    public InlineButton[][]? InlineKeyboard { get; init; }

    public KeyboardButton[][]? Keyboard { get; init; }

    public bool? ResizeKeyboard { get; init; }

    public bool? OneTimeKeyboard { get; init; }

    public bool? RemoveKeyboard { get; init; }
}

public sealed record InlineButton(string Text = "", string? CallbackData = null);

public sealed record KeyboardButton(string Text = "", bool? RequestContact = null);

public sealed record WebhookState(string? Url = null, int PendingUpdateCount = 0, long? LastErrorDate = null, string? LastErrorMessage = null);
