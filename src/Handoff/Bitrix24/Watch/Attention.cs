using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Events;

namespace Handoff.Bitrix24.Watch;

/// <summary>
/// Compares one conversation with what the portal tells of it and puts right what differs: replies that did not come, who has taken it, an end
/// that was not heard. Each difference is mended once.
/// </summary>
internal sealed class Attention(
    Bells bells, DeskSessions sessions, Replies replies, Leading leading, Endings endings, People people, IPortalMemory memory, IPortalDiary diary, TimeProvider time)
{
    // Without a history the event's own words are brought after this.
    private static readonly TimeSpan HistoryPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    // A reply that a routine look finds may be on its way as an event.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);
    private const int MostLooksWithoutHistory = 20;

    private readonly Gates _hearing = new();

    /// <param name="rung">The look answers the conversation's bell.</param>
    public async Task Pay(string conversation, Dialog? dialog, History? history, bool rung, CancellationToken cancellation)
    {
        using var turn = await _hearing.Enter(conversation).ConfigureAwait(false);
        if (await sessions.Find(conversation).ConfigureAwait(false) is not { } session)
        {
            return;
        }
        var bell = bells.Of(conversation);
        var (pending, changes, finished) = (bell.Replies, bell.Changes, bell.Finished);
        if (rung && history is null && session.Stage != SessionStage.Closed && time.GetUtcNow() - bell.Since < HistoryPatience)
        {
            bell.Postpone(time.GetUtcNow() + Retry);
            return;
        }
        var missed = await Missed(session, dialog, history, pending).ConfigureAwait(false);
        if (!rung && missed.Count > 0)
        {
            bells.Ring(conversation, OnItsWay);
            return;
        }
        if (!await BringAll(session, missed, pending, changes, cancellation).ConfigureAwait(false)
            || !await Accept(conversation, dialog, cancellation).ConfigureAwait(false)
            || !await End(session, dialog, history, bell, finished, cancellation).ConfigureAwait(false))
        {
            bells.Ring(conversation, Retry);
            bell.Postpone(time.GetUtcNow() + Retry);
            return;
        }
        if (rung)
        {
            bell.Answered(pending, changes, finished, time.GetUtcNow());
            foreach (var kept in pending.Select(one => one.Kept).Concat(changes.Select(one => one.Kept)).Concat(finished.Select(one => one.Kept)).Distinct(StringComparer.Ordinal))
            {
                await memory.Remove(kept).ConfigureAwait(false);
            }
        }
    }

    // What employees wrote and no event told.
    private async Task<List<PortalMessage>> Missed(DeskSession session, Dialog? dialog, History? history, IReadOnlyList<(PortalMessage Message, string Kept)> pending)
    {
        if (history is null || session.Stage == SessionStage.Closed)
        {
            return [];
        }
        var missed = history.Replies.Where(reply => !session.DidHandle(reply.Id) && !pending.Any(one => one.Message.Id == reply.Id)).ToList();
        if (dialog is not { Whispering: true })
        {
            return missed;
        }
        // In hidden mode a line without an event is most likely for colleagues: rather a reply lost than a remark told.
        foreach (var whisper in missed)
        {
            await sessions.MarkHandled(session.Conversation, whisper.Id, whisper.User ?? "0").ConfigureAwait(false);
        }
        return [];
    }

    private async Task<bool> BringAll(
        DeskSession session, List<PortalMessage> missed, IReadOnlyList<(PortalMessage Message, string Kept)> pending,
        IReadOnlyList<(PortalEvent Event, PortalMessage Message, string Kept)> changes, CancellationToken cancellation)
    {
        // A dialog that is over has no old words left: its end has looked for them.
        var newest = session.Stage == SessionStage.Closed ? session.Handled.Select(reply => History.Order(reply.Id)).DefaultIfEmpty(session.Floor).Max() : 0;
        foreach (var reply in missed.Concat(pending.Select(one => one.Message)).Where(reply => History.Order(reply.Id) > newest).OrderBy(reply => History.Order(reply.Id)))
        {
            if (!await replies.Bring(session.Conversation, reply, cancellation).ConfigureAwait(false))
            {
                return false;
            }
            if (missed.Contains(reply))
            {
                diary.Repaired("reply", session.Conversation);
            }
        }
        foreach (var (change, message, _) in changes)
        {
            var done = change is PortalEvent.Changed
                ? await replies.Change(session.Conversation, message, cancellation).ConfigureAwait(false)
                : await replies.Delete(session.Conversation, message).ConfigureAwait(false);
            if (!done)
            {
                return false;
            }
        }
        return true;
    }

    private async Task<bool> Accept(string conversation, Dialog? dialog, CancellationToken cancellation)
    {
        var session = await sessions.Find(conversation).ConfigureAwait(false);
        if (dialog?.Owner is not { } owner || session is not { Operator: null, Stage: not SessionStage.Closed } || dialog.Session != session.Session)
        {
            return true;
        }
        var who = await people.Of(owner, cancellation).ConfigureAwait(false);
        return await leading.Ensure(session, who, $"accepted/{session.Session}/{owner}").ConfigureAwait(false) is not EarAnswer.Later;
    }

    private async Task<bool> End(DeskSession before, Dialog? dialog, History? history, Bell bell, IReadOnlyList<(string Session, string Kept)> finished, CancellationToken cancellation)
    {
        if (before is not { Session: { } mine, Stage: not SessionStage.Closed })
        {
            return true;
        }
        var told = finished.Any(one => one.Session == mine);
        if (!told && (dialog is null || dialog.Session == mine))
        {
            return true;
        }
        // The last words first: they stand in the history only.
        if (history is null && bell.WithoutHistory++ < MostLooksWithoutHistory)
        {
            return false;
        }
        return await endings.Ended(before.Conversation, mine, told, cancellation).ConfigureAwait(false);
    }
}
