using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// Sends one part. What Telegram refuses because of its form is sent once more in a simpler one (telegram.md §9): without markup, without buttons,
/// the bytes instead of a stale file id, a document instead of a picture. That is no retry: nothing was taken before.
/// </summary>
public sealed partial class TelegramSending(TelegramApi api, TelegramMemory memory, IMediaStore store, ILogger<TelegramSending> log)
{
    private const int Simplifications = 4;

    public async Task<ApiResult<Message>> Send(long chat, TelegramPart part, CancellationToken deadline)
    {
        var html = true;
        for (var attempt = 0; ; attempt++)
        {
            var result = part.File is null
                ? await api.SendMessage(new SendMessage(chat, html ? part.Html : part.Plain, html ? "HTML" : null, part.Markup), deadline)
                : await SendFile(chat, part, html, deadline);
            if (result is not ApiResult<Message>.Refused { Code: 400 } refused || attempt == Simplifications)
            {
                return result;
            }
            if (html && TelegramOutcomes.Says(result, "can't parse entities"))
            {
                html = false;
            }
            else if (part.Markup is not null && TelegramOutcomes.Says(result, "BUTTON_DATA_INVALID", "reply markup", "Text buttons are unallowed"))
            {
                part = part with { Markup = null };
            }
            else if (part.AsPhoto && TelegramOutcomes.Says(result, "PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED"))
            {
                part = part with { AsPhoto = false };
            }
            else
            {
                if (TelegramOutcomes.Of(result) is DeliveryOutcome.Refused)
                {
                    LogRefused(log, part.File is null ? "sendMessage" : part.AsPhoto ? "sendPhoto" : "sendDocument", refused.Description);
                }
                return result;
            }
            LogSimplified(log, refused.Description);
        }
    }

    private async Task<ApiResult<Message>> SendFile(long chat, TelegramPart part, bool html, CancellationToken deadline)
    {
        using var content = store.Open(part.File!.Id);
        if (content is null)
        {
            LogMissing(log, part.File.Id);
            return new ApiResult<Message>.Refused(400, "the file is not in the store", RetryAfter: null);
        }
        var key = (part.AsPhoto ? "photo:" : "document:") + Convert.ToHexStringLower(await SHA256.HashDataAsync(content, deadline));
        if (await memory.FileId(key) is { } known)
        {
            var reused = await api.SendFile(Request(chat, part, html, known), deadline);
            if (!TelegramOutcomes.Says(reused, "wrong file identifier", "wrong remote file identifier", "wrong file_id"))
            {
                return reused;
            }
            await memory.KeepFileId(key, fileId: null);
        }
        content.Position = 0;
        var sent = await api.UploadFile(Request(chat, part, html, "attached"), content, part.File.Name, deadline);
        if (sent is ApiResult<Message>.Done { Value: { } message } && (part.AsPhoto ? message.Photo?.LastOrDefault() : message.Document)?.FileId is { } fileId)
        {
            await memory.KeepFileId(key, fileId);
        }
        return sent;
    }

    private static SendFile Request(long chat, TelegramPart part, bool html, string file)
    {
        var caption = html ? part.Html : part.Plain;
        return new SendFile(chat, part.AsPhoto ? file : null, part.AsPhoto ? null : file, caption.Length > 0 ? caption : null,
            caption.Length > 0 && html ? "HTML" : null, part.Markup);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram refused the form of a message ({Description}); it is sent in a simpler one")]
    private static partial void LogSimplified(ILogger log, string description);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram refused a {Method} of ours: {Description}")]
    private static partial void LogRefused(ILogger log, string method, string description);

    [LoggerMessage(Level = LogLevel.Error, Message = "The file {Id} shall be sent and is not in the store")]
    private static partial void LogMissing(ILogger log, string id);
}
