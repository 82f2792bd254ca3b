using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Desk;

/// <summary>Reads sessions and their histories, many in one request. A read that failed is a null, never an exception.</summary>
public sealed class PortalReads(PortalClient portal, PortalHealth health)
{
    // Two commands a conversation, fifty a batch.
    public const int AtOnce = 25;

    /// <summary>What the portal says of these conversations: dialog and, when asked for, history. What could not be read is missing.</summary>
    public async Task<IReadOnlyDictionary<string, (Dialog? Dialog, History? History)>> Look(
        IReadOnlyList<DeskSession> sessions, Func<DeskSession, bool> withHistory, Priority priority, CancellationToken cancellation)
    {
        var seen = new Dictionary<string, (Dialog?, History?)>(StringComparer.Ordinal);
        foreach (var group in sessions.Where(session => session.Chat is not null).Chunk(AtOnce))
        {
            var commands = new List<(string, string, string)>();
            for (var i = 0; i < group.Length; i++)
            {
                commands.Add((FormattableString.Invariant($"d{i}"), "imopenlines.dialog.get", $"CHAT_ID={group[i].Chat}"));
                if (withHistory(group[i]) && group[i].Session is { } session)
                {
                    commands.Add((FormattableString.Invariant($"h{i}"), "imopenlines.session.history.get", $"SESSION_ID={session}"));
                }
            }
            var answer = await portal.Batch(commands, priority, cancellation).ConfigureAwait(false);
            health.See(answer);
            if (answer is PortalAnswer.Ok ok)
            {
                Collect(group, ok, seen);
            }
        }
        return seen;
    }

    /// <summary>The history of one session; null when it cannot be read.</summary>
    public async Task<History?> History(string session, Priority priority, CancellationToken cancellation) =>
        await portal.Call("imopenlines.session.history.get", priority, cancellation, ("SESSION_ID", session)).ConfigureAwait(false) is PortalAnswer.Ok ok
            ? Desk.History.Read(ok.Result)
            : null;

    public async Task<Dialog?> Dialog(string chat, Priority priority, CancellationToken cancellation) =>
        await portal.Call("imopenlines.dialog.get", priority, cancellation, ("CHAT_ID", chat)).ConfigureAwait(false) is PortalAnswer.Ok ok
            ? Desk.Dialog.Read(ok.Result)
            : null;

    private static void Collect(DeskSession[] group, PortalAnswer.Ok ok, Dictionary<string, (Dialog?, History?)> seen)
    {
        var results = ok.Result.Get("result");
        for (var i = 0; i < group.Length; i++)
        {
            var dialog = results.Get(FormattableString.Invariant($"d{i}"));
            var history = results.Get(FormattableString.Invariant($"h{i}"));
            seen[group[i].Conversation] = (
                dialog.ValueKind == System.Text.Json.JsonValueKind.Object ? Desk.Dialog.Read(dialog) : null,
                history.ValueKind == System.Text.Json.JsonValueKind.Object ? Desk.History.Read(history) : null);
        }
    }
}
