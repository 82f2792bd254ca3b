namespace Handoff;

/// <summary>The caller's files, as a desk needs them: operators' files are kept there, subscribers' files are fetched from there.</summary>
public interface IDeskFiles
{
    /// <summary>Keeps a copy; the answer names it.</summary>
    Task<DeskFile> Keep(Stream content, string name, string type, CancellationToken cancellation);

    /// <summary>A public link of our own that works for at least an hour and cannot be guessed; null when nobody outside can reach us.</summary>
    string? Link(DeskFile file);
}
