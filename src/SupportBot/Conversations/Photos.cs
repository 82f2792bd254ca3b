using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>Pictures of the subscriber belong on the card, the last twenty of an inquiry.</summary>
internal static class Photos
{
    private const int Most = 20;

    /// <summary>A document is not called a photo.</summary>
    public static string TextFor(ImmutableArray<PhotoSlot> photos) =>
        photos.All(photo => photo.Type.StartsWith("image/", StringComparison.Ordinal)) ? "photo.kept" : "file.kept";

    public static void Keep(Talk talk, ImmutableArray<PhotoSlot> photos) => talk.Now = talk.Now with
    {
        Inquiry = talk.Now.Inquiry with { Photos = [.. talk.Now.Inquiry.Photos.Concat(photos).TakeLast(Most)] },
    };
}
