using System.Collections.Immutable;

namespace Handoff.Bitrix24.Events;

/// <summary>What a portal tells. A closed set; everything else is <see cref="Other"/>.</summary>
public abstract record PortalEvent
{
    private PortalEvent()
    {
    }

    /// <summary>Operators wrote. Usually one message, but it is a list.</summary>
    public sealed record Wrote(ImmutableArray<PortalMessage> Messages) : PortalEvent;

    public sealed record Changed(ImmutableArray<PortalMessage> Messages) : PortalEvent;

    public sealed record Deleted(ImmutableArray<PortalMessage> Messages) : PortalEvent;

    public sealed record Started(ImmutableArray<PortalDialog> Dialogs) : PortalEvent;

    public sealed record Finished(ImmutableArray<PortalDialog> Dialogs) : PortalEvent;

    /// <summary>The connector was switched off on a line, or (<paramref name="Whole"/>) the line was deleted.</summary>
    public sealed record LineLost(string Line, bool Whole) : PortalEvent;

    /// <summary><paramref name="Clean"/> = the administrator asked to wipe what we keep of the portal.</summary>
    public sealed record Uninstalled(bool Clean) : PortalEvent;

    public sealed record Other(string Name) : PortalEvent;
}

/// <summary>One message of an operator, as the portal tells it.</summary>
/// <param name="Chat">The portal's chat, <c>im.chat_id</c>.</param>
/// <param name="Id">The portal's message, <c>im.message_id</c>: unique in the portal, grows.</param>
/// <param name="User">Who wrote; null for automatic texts.</param>
/// <param name="Text">With the portal's markup, signature included.</param>
/// <param name="External">Our id of the chat.</param>
/// <param name="Ours">Our ids of the message, where the portal knows them.</param>
public sealed record PortalMessage(
    string Chat, string Id, string? User, string Text, ImmutableArray<PortalFile> Files, string? External, ImmutableArray<string> Ours);

/// <param name="Link">Where it can be fetched without a session.</param>
/// <param name="Second">Another address to try.</param>
public sealed record PortalFile(string Name, string Type, string Link, string? Second, long Size);

/// <param name="Session">The portal's session.</param>
/// <param name="Chat">The portal's chat.</param>
/// <param name="External">Our id of the chat.</param>
/// <param name="User">The portal's id of the subscriber.</param>
public sealed record PortalDialog(string? Session, string? Chat, string? External, string? User);
