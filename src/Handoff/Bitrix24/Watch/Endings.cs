using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Watch;

/// <summary>
/// How a session ends: in the portal (the operator presses "finish") or by an order in the chat. Ends under the sending gate, so that no line
/// of ours can open a session anew meanwhile. Called under the conversation's hearing gate.
/// </summary>
internal sealed class Endings(IDeskEar ear, DeskSessions sessions, PortalReads reads, Bitrix24Desk desk, Gates sending, IPortalDiary diary)
{
    private static readonly DeskOperator Nobody = new(OperatorIds.Of("0"), "");

    /// <summary>An operator ended it by an order: the conversation first, then the portal's session.</summary>
    public async Task<EarAnswer> End(string conversation, string key, OperatorEvent happened, CancellationToken cancellation)
    {
        using (await sending.Enter(conversation).ConfigureAwait(false))
        {
            var answer = await ear.Hear(conversation, key, happened).ConfigureAwait(false);
            if (answer is not EarAnswer.Taken)
            {
                return answer;
            }
            await sessions.Change(conversation, now => now! with { Stage = SessionStage.Closed, Unsure = null, LeftOpen = now.Chat is not null }).ConfigureAwait(false);
        }
        await desk.Finish(conversation, cancellation).ConfigureAwait(false);
        return new EarAnswer.Taken();
    }

    /// <summary>The portal says that the session is over.</summary>
    /// <param name="told">By an event of its own; otherwise the watch has found out, and looks once more.</param>
    /// <returns>False = not now; look again.</returns>
    public async Task<bool> Ended(string conversation, string session, bool told, CancellationToken cancellation)
    {
        using var turn = await sending.Enter(conversation).ConfigureAwait(false);
        var now = await sessions.Find(conversation).ConfigureAwait(false);
        if (now is null or { Stage: SessionStage.Closed } || now.Session != session)
        {
            // A close of an older session never ends a newer one.
            return true;
        }
        if (!told)
        {
            var dialog = await reads.Dialog(now.Chat!, Priority.Watch, cancellation).ConfigureAwait(false);
            if (dialog is null || dialog.Session == session)
            {
                return dialog is not null;
            }
        }
        var happened = new OperatorEvent.Closed { Operator = now.Operator ?? Nobody };
        if (await ear.Hear(conversation, $"closed/{now.Handoff}/{session}", happened).ConfigureAwait(false) is EarAnswer.Later)
        {
            return false;
        }
        await sessions.Change(conversation, before => before! with { Stage = SessionStage.Closed, Unsure = null, LeftOpen = false }).ConfigureAwait(false);
        if (!told)
        {
            diary.Repaired("close", conversation);
        }
        return true;
    }
}
