using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Desk;

/// <summary>
/// Tells an operator something that the subscriber must not see: a notice of the portal. (Whether a system line in the chat would stay inside
/// is not documented; a notice surely does.)
/// </summary>
public sealed class Notices(PortalClient portal)
{
    /// <param name="user">The employee's id.</param>
    /// <param name="tag">A notice with the same tag replaces the earlier one.</param>
    public Task<PortalAnswer> Tell(string user, string text, string tag, CancellationToken cancellation) => portal.Call(
        "im.notify.system.add", Priority.Status, cancellation, ("USER_ID", user), ("MESSAGE", text), ("TAG", "SUPPORTBOT|" + tag));
}
