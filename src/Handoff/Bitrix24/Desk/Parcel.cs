using System.Collections.Immutable;

namespace Handoff.Bitrix24.Desk;

/// <summary>One message on its way into the portal's chat.</summary>
/// <param name="Id">Ours; the same in every attempt, unique in the conversation.</param>
/// <param name="Text">With the portal's markup, foreign words made harmless.</param>
/// <param name="Files">With links the portal can fetch.</param>
internal sealed record Parcel(string Id, string Text, ImmutableArray<DeskFile> Files);

/// <summary>A message of the portal, named so that the rest of the product can carry it as one word.</summary>
public sealed record PortalRef(string Chat, string Message)
{
    private const string Mark = "b24";

    public override string ToString() => $"{Mark}-{Chat}-{Message}";

    /// <summary>Null when the id is not one of ours.</summary>
    public static PortalRef? Parse(string id) => id.Split('-') is [Mark, { Length: > 0 } chat, { Length: > 0 } message, ..] ? new PortalRef(chat, message) : null;
}
