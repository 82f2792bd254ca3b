using System.Collections.Concurrent;
using System.Collections.Immutable;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Events;

namespace Handoff.Bitrix24.Watch;

/// <summary>
/// Events ring a conversation's bell; the watch answers it with a look at the portal. So the order of events, their repetitions and their loss
/// do not matter: what stands in the portal's history is what counts.
/// </summary>
internal sealed class Bells(DeskSessions sessions, PortalHealth health, IPortalMemory memory, TimeProvider time)
{
    /// <summary>Events of one moment come in any order: the look waits this long for the rest (bitrix24.md §4.4).</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Bell> _bells = new(StringComparer.Ordinal);

    public Bell Of(string conversation) => _bells.GetOrAdd(conversation, _ => new Bell());

    public void Ring(string conversation, TimeSpan after) => Of(conversation).Ring(time.GetUtcNow(), after);

    /// <summary>Conversations whose bell waits for its answer now.</summary>
    public IReadOnlyList<string> Due()
    {
        var now = time.GetUtcNow();
        return [.. _bells.Where(pair => pair.Value.Since is not null && pair.Value.NotBefore <= now).Select(pair => pair.Key)];
    }

    /// <summary>Bells that have been still since then.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var pair in _bells.Where(pair => pair.Value.StillSince is { } moment && moment < before).ToList())
        {
            _bells.TryRemove(pair);
        }
    }

    /// <param name="kept">The event's name in the store; it goes when the event is worked off.</param>
    public async Task Hear(PortalEvent happened, string kept)
    {
        var rung = happened switch
        {
            PortalEvent.Wrote wrote => await Each(wrote.Messages, (bell, message) => bell.Add(message, kept)).ConfigureAwait(false),
            PortalEvent.Changed changed => await Each(changed.Messages, (bell, message) => bell.Add(changed, message, kept)).ConfigureAwait(false),
            PortalEvent.Deleted deleted => await Each(deleted.Messages, (bell, message) => bell.Add(deleted, message, kept)).ConfigureAwait(false),
            PortalEvent.Started started => await Started(started).ConfigureAwait(false),
            PortalEvent.Finished finished => await Finished(finished, kept).ConfigureAwait(false),
            PortalEvent.LineLost lost => Lost(lost),
            _ => false,
        };
        if (!rung)
        {
            await memory.Remove(kept).ConfigureAwait(false);
        }
    }

    private async Task<bool> Each(ImmutableArray<PortalMessage> messages, Action<Bell, PortalMessage> add)
    {
        var any = false;
        foreach (var message in messages)
        {
            if (await sessions.FindByChat(message.Chat, message.External).ConfigureAwait(false) is { } session)
            {
                any = true;
                add(Of(session.Conversation), message);
                Ring(session.Conversation, Settle);
            }
        }
        return any;
    }

    // The answer to a first message may have been lost; this tells what it would have told.
    private async Task<bool> Started(PortalEvent.Started started)
    {
        foreach (var dialog in started.Dialogs)
        {
            if (await sessions.FindByChat(dialog.Chat, dialog.External).ConfigureAwait(false) is { Stage: SessionStage.Opening } session)
            {
                await sessions.Change(session.Conversation, now => now is not { Stage: SessionStage.Opening, Session: null } ? null : now with
                {
                    Session = dialog.Session, Chat = dialog.Chat ?? now.Chat, User = dialog.User ?? now.User,
                }).ConfigureAwait(false);
            }
        }
        return false;
    }

    private async Task<bool> Finished(PortalEvent.Finished finished, string kept)
    {
        var any = false;
        foreach (var dialog in finished.Dialogs)
        {
            if (dialog.Session is { } ended && await sessions.FindByChat(dialog.Chat, dialog.External).ConfigureAwait(false) is { } session)
            {
                any = true;
                Of(session.Conversation).AddFinish(ended, kept);
                Ring(session.Conversation, Settle);
            }
        }
        return any;
    }

    private bool Lost(PortalEvent.LineLost lost)
    {
        health.LineLost(lost.Whole ? $"open line {lost.Line} was deleted" : $"the connector was switched off on open line {lost.Line}");
        return false;
    }
}
