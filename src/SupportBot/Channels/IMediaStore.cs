namespace SupportBot.Channels;

/// <summary>
/// Files that came from subscribers or operators, and the pictures of the content. Ids are opaque; a stored file never changes.
/// </summary>
public interface IMediaStore
{
    /// <summary>Keeps a copy. The same bytes may get the same id.</summary>
    Task<MediaFile> Keep(Stream content, string name, string type, CancellationToken cancellation);

    /// <summary>Keeps a file under an id that was given out before its bytes were there (<see cref="MediaFile.Source"/>).</summary>
    /// <param name="id">From <see cref="MediaIds"/>.</param>
    Task<MediaFile> KeepAs(string id, Stream content, string name, string type, CancellationToken cancellation);

    /// <summary>Opens a kept file; null when there is none with this id.</summary>
    Stream? Open(string id);
}
