using Handoff.Bitrix24.Crm;
using Handoff.Bitrix24.Desk;

namespace Handoff.Bitrix24.Watch;

/// <summary>What is done from time to time: notices that did not leave, sessions that nobody closed, subscribers who wait for a portal that is away.</summary>
internal sealed class Upkeep(DeskSessions sessions, Bitrix24Desk desk, Notices notices, ContactWork contacts, PortalReads reads, PortalHealth health, IDeskEar ear, Gates sending, IPortalDiary diary)
{
    // A hiccup is nobody's business.
    private static readonly TimeSpan WorthTelling = TimeSpan.FromSeconds(60);
    private static readonly DeskOperator Nobody = new(OperatorIds.Of("0"), "");

    public async Task Do(CancellationToken cancellation)
    {
        if (health.DownFor(WorthTelling))
        {
            await TellOfTrouble().ConfigureAwait(false);
        }
        if (health.Down is not null)
        {
            return;
        }
        await notices.SendWaiting(cancellation).ConfigureAwait(false);
        await CloseLeftOpen(cancellation).ConfigureAwait(false);
        await CloseGhosts(cancellation).ConfigureAwait(false);
        await contacts.DoWaiting(cancellation).ConfigureAwait(false);
    }

    private async Task TellOfTrouble()
    {
        foreach (var session in (await sessions.Live().ConfigureAwait(false)).Where(session => !session.ToldOfTrouble))
        {
            if (await ear.Hear(session.Conversation, $"hindered/{session.Handoff}", new OperatorEvent.Hindered { Operator = Nobody }).ConfigureAwait(false) is not EarAnswer.Later)
            {
                await sessions.Change(session.Conversation, now => now! with { ToldOfTrouble = true }).ConfigureAwait(false);
            }
        }
    }

    // Over for us, still running there: closed as soon as the portal lets us, or gone because an operator did it.
    private async Task CloseLeftOpen(CancellationToken cancellation)
    {
        foreach (var session in await sessions.LeftOpen().ConfigureAwait(false))
        {
            var closed = await reads.Dialog(session.Chat!, Rest.Priority.Watch, cancellation).ConfigureAwait(false) is { } dialog && dialog.Session != session.Session;
            if (closed)
            {
                await sessions.Change(session.Conversation, now => now!.Stage == SessionStage.Closed ? now with { LeftOpen = false } : null).ConfigureAwait(false);
            }
            else if (!await desk.Finish(session.Conversation, cancellation).ConfigureAwait(false) && session.Operator is { } who && OperatorIds.UserOf(who) is { } user)
            {
                await notices.Tell(user, $"{OperatorTexts.CloseByHand}: {OperatorTexts.Who(session)}.", $"close|{session.Session}", cancellation).ConfigureAwait(false);
            }
        }
    }

    // Open here, while the conversation is in nobody's hands any more: its withdrawal was lost.
    private async Task CloseGhosts(CancellationToken cancellation)
    {
        foreach (var session in (await sessions.Live().ConfigureAwait(false)).Where(session => session.Stage == SessionStage.Open))
        {
            if (await ear.IsHandedOver(session.Conversation).ConfigureAwait(false))
            {
                continue;
            }
            using (await sending.Enter(session.Conversation).ConfigureAwait(false))
            {
                var changed = await sessions.Change(session.Conversation, now => now is { Stage: SessionStage.Open } && now.Handoff == session.Handoff
                    ? now with { Stage = SessionStage.Closed, Unsure = null, LeftOpen = true } : null).ConfigureAwait(false);
                if (changed is not { LeftOpen: true })
                {
                    continue;
                }
            }
            await desk.Finish(session.Conversation, cancellation).ConfigureAwait(false);
            diary.Repaired("ghost", session.Conversation);
        }
    }
}
