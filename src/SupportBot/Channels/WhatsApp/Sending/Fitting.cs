using System.Collections.Immutable;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// Looks at what a message's files really are: WhatsApp shows JPEG and PNG as pictures (whatsapp.md §6), any other picture goes as a document, and a
/// type that was only claimed is set right before Meta compares it with the bytes.
/// </summary>
public sealed class Fitting(IMediaStore store)
{
    public async ValueTask<OutgoingMessage> Of(OutgoingMessage message, CancellationToken deadline)
    {
        if (message.Pictures.IsEmpty && message.Files.IsEmpty)
        {
            return message;
        }
        var pictures = await Real(message.Pictures, deadline);
        var files = await Real(message.Files, deadline);
        return message with
        {
            Pictures = [.. pictures.Where(IsPicture)],
            Files = [.. pictures.Where(picture => !IsPicture(picture)), .. files],
        };
    }

    private static bool IsPicture(MediaFile file) => file.Type is "image/jpeg" or "image/png";

    private async ValueTask<ImmutableArray<MediaFile>> Real(ImmutableArray<MediaFile> files, CancellationToken deadline)
    {
        var real = ImmutableArray.CreateBuilder<MediaFile>(files.Length);
        foreach (var file in files)
        {
            await using var content = store.Open(file.Id);
            // What is gone meanwhile is told by the upload.
            var type = content is null ? file.Type : await FileSniffing.TypeOf(content, deadline);
            real.Add(type != FileSniffing.Unknown ? file with { Type = type } : IsPicture(file) ? file with { Type = FileSniffing.Unknown } : file);
        }
        return real.MoveToImmutable();
    }
}
