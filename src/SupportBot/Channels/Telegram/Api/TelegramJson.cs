using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.Telegram.Api;

/// <summary>The Bot API's JSON, made at build time; names in snake_case, nothing written that is null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SendFile))]
[JsonSerializable(typeof(EditMessageReplyMarkup))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(SendChatAction))]
[JsonSerializable(typeof(GetFile))]
[JsonSerializable(typeof(LeaveChat))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(ReplyMarkup))]
[JsonSerializable(typeof(ApiReply<Message>))]
[JsonSerializable(typeof(ApiReply<User>))]
[JsonSerializable(typeof(ApiReply<RemoteFile>))]
[JsonSerializable(typeof(ApiReply<WebhookState>))]
[JsonSerializable(typeof(ApiReply<JsonElement>))]
internal sealed partial class TelegramJson : JsonSerializerContext;
