using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Desk;

/// <summary>
/// Tells an operator something that the subscriber must not see: a notice of the portal. (Whether a system line in the chat would stay inside
/// is not documented; a notice surely does, bitrix24.md §5.4.) Kept in the store until the portal has taken it.
/// </summary>
public sealed class Notices(PortalClient portal, IPortalMemory memory)
{
    private const string Prefix = "notice/";

    /// <param name="user">The employee's id.</param>
    /// <param name="tag">A notice with the same tag replaces the earlier one, so that repeating is harmless.</param>
    public async Task Tell(string user, string text, string tag, CancellationToken cancellation)
    {
        var name = $"{Prefix}{user}/{tag}";
        await memory.Write(name, text).ConfigureAwait(false);
        await Send(name, text, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tries again what the portal has not taken yet.</summary>
    public async Task SendWaiting(CancellationToken cancellation)
    {
        foreach (var (name, text) in await memory.All(Prefix).ConfigureAwait(false))
        {
            if (!await Send(name, text, cancellation).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<bool> Send(string name, string text, CancellationToken cancellation)
    {
        var parts = name.Split('/', 3);
        var answer = await portal.Call("im.notify.system.add", Priority.Status, cancellation,
            ("USER_ID", parts[1]), ("MESSAGE", text), ("TAG", "SUPPORTBOT|" + parts[2])).ConfigureAwait(false);
        if (answer is not (PortalAnswer.Ok or PortalAnswer.Error))
        {
            return false;
        }
        await memory.Remove(name).ConfigureAwait(false);
        return true;
    }
}
