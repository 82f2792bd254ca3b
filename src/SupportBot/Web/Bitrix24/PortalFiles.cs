using Handoff;
using SupportBot.Channels;

namespace SupportBot.Web.Bitrix24;

/// <summary>The media store as the portal's connection needs it. Links are our own, signed and short-lived; never a messenger's.</summary>
public sealed class PortalFiles(IMediaStore store, Func<MediaLinks> links, string publicUrl) : IDeskFiles
{
    public async Task<DeskFile> Keep(Stream content, string name, string type, CancellationToken cancellation)
    {
        var file = await store.Keep(content, FileSniffing.CleanName(name), type, cancellation);
        return new DeskFile(file.Id, file.Name, file.Type, "");
    }

    public string? Link(DeskFile file) => publicUrl.Length == 0 ? null : links().For(new MediaFile(file.Id, file.Name, file.Type));
}
