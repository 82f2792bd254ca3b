using System.Security.Cryptography;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Incoming;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>Meta's ids of our pictures and files: uploaded once, used again while Meta keeps them (30 days, whatsapp.md §6).</summary>
public sealed class Uploads(GraphClient graph, IMediaStore store, IWhatsAppPeople memory, WhatsAppSettings settings, TimeProvider time)
{
    // A day less than Meta promises: a message must not leave with an id that dies on the way.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(29);
    private const long LargestPicture = 5 * 1024 * 1024;
    private const long LargestSticker = 500 * 1024;
    private const long LargestSound = 16 * 1024 * 1024;
    private const long LargestDocument = 100 * 1024 * 1024;

    /// <summary>The id, or the answer that says why there is none; both null when the file can never be sent, with the reason.</summary>
    public async Task<(string? Id, GraphAnswer? Trouble, string? Never)> IdOf(MediaFile file, CancellationToken deadline)
    {
        await using var content = store.Open(file.Id);
        if (content is null)
        {
            return (null, null, "файла уже нет в хранилище");
        }
        if (content.Length == 0)
        {
            return (null, null, $"файл «{file.Name}» пустой");
        }
        if (Largest(file.Type) is var (largest, words) && content.Length > largest)
        {
            return (null, null, $"файл «{file.Name}» больше, чем принимает WhatsApp ({words})");
        }
        var key = await KeyOf(content, deadline);
        if (await memory.Uploaded(key, time.GetUtcNow() - Kept) is { } known)
        {
            return (known, null, null);
        }
        content.Position = 0;
        var answer = await graph.Upload(content, file.Name, file.Type, deadline);
        if (answer is GraphAnswer.Done done && done.Body.Text("id") is { } id)
        {
            await memory.KeepUploaded(key, id, time.GetUtcNow());
            return (id, null, null);
        }
        return answer is GraphAnswer.Failed { Trouble.Code: 100 or 131053 }
            ? (null, null, $"WhatsApp не принимает файл «{file.Name}» такого вида: отправьте фото JPEG или PNG, PDF, документ Office, видео MP4 или звук")
            : (null, answer, null);
    }

    /// <summary>Meta does not know the id any more: the next try uploads again.</summary>
    public async Task Forget(MediaFile file, CancellationToken deadline)
    {
        await using var content = store.Open(file.Id);
        if (content is not null)
        {
            await memory.KeepUploaded(await KeyOf(content, deadline), null, time.GetUtcNow());
        }
    }

    private async Task<string> KeyOf(Stream content, CancellationToken deadline)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, deadline));
        return $"{settings.PhoneNumberId}/{hash}";
    }

    private static (long Bytes, string Words) Largest(string type) => type switch
    {
        "image/webp" => (LargestSticker, "стикер до 500 КБ"),
        _ when type.StartsWith("image/", StringComparison.Ordinal) => (LargestPicture, "фото до 5 МБ"),
        _ when type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) => (LargestSound, "звук и видео до 16 МБ"),
        _ => (LargestDocument, "документ до 100 МБ"),
    };
}
