using System.Collections.Concurrent;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Watch;

/// <summary>
/// The portal repeats nothing, so we look: at once when an event rang, every 15 seconds while nobody has taken a conversation, every minute at
/// every open one. Many conversations share one request; words on their way to operators go first.
/// </summary>
public sealed class PortalWatch
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WhileWaiting = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Routine = TimeSpan.FromSeconds(55);
    private static readonly TimeSpan Upkeep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Forgetting = TimeSpan.FromHours(1);
    // As long as keys of events are worth keeping (bitrix24.md §4.4).
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private readonly DeskSessions _sessions;
    private readonly PortalReads _reads;
    private readonly Bells _bells;
    private readonly Attention _attention;
    private readonly Upkeep _upkeep;
    private readonly EventIntake _intake;
    private readonly TimeProvider _time;
    private readonly IPortalDiary _diary;
    private readonly ConcurrentDictionary<string, (DateTimeOffset Dialog, DateTimeOffset History)> _looked = new(StringComparer.Ordinal);
    private DateTimeOffset _keptUp;
    private DateTimeOffset _forgot;
    private bool _resumed;

    internal PortalWatch(DeskSessions sessions, PortalReads reads, Bells bells, Attention attention, Upkeep upkeep, EventIntake intake, TimeProvider time, IPortalDiary diary)
    {
        (_sessions, _reads, _bells, _attention, _upkeep, _intake, _time, _diary) = (sessions, reads, bells, attention, upkeep, intake, time, diary);
    }

    /// <summary>Watches until it is told to stop.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var ticks = new PeriodicTimer(Tick, _time);
        while (await ticks.WaitForNextTickAsync(stopping).ConfigureAwait(false))
        {
            try
            {
                await Step(stopping).ConfigureAwait(false);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                // The next look tries again; a watch that stops would lose replies.
                _diary.Note(DiaryLevel.Warning, $"A look at the portal failed: {trouble.GetType().Name}");
            }
        }
    }

    /// <summary>Everything that is due now.</summary>
    public async Task Step(CancellationToken cancellation)
    {
        if (!_resumed)
        {
            await _intake.Resume().ConfigureAwait(false);
            await LookAtAll().ConfigureAwait(false);
            _resumed = true;
        }
        await Look(await Found(_bells.Due()).ConfigureAwait(false), _ => true, rung: true, cancellation).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        var live = (await _sessions.Live().ConfigureAwait(false)).Where(session => session.Chat is not null).ToList();
        var routine = live.Where(session => IsDue(session, now)).OrderBy(session => _looked.GetValueOrDefault(session.Conversation).History).Take(4 * PortalReads.AtOnce).ToList();
        await Look(routine, session => now - _looked.GetValueOrDefault(session.Conversation).History >= Routine, rung: false, cancellation).ConfigureAwait(false);
        if (now - _keptUp >= Upkeep)
        {
            _keptUp = now;
            await _upkeep.Do(cancellation).ConfigureAwait(false);
        }
        if (now - _forgot >= Forgetting)
        {
            _forgot = now;
            await Forget(now).ConfigureAwait(false);
        }
    }

    private async Task Forget(DateTimeOffset now)
    {
        await _intake.Forget(now - Remembered).ConfigureAwait(false);
        _bells.Forget(now - Forgetting);
        var live = (await _sessions.Live().ConfigureAwait(false)).Select(session => session.Conversation).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _looked.Keys.Where(conversation => !live.Contains(conversation)))
        {
            _looked.TryRemove(gone, out _);
        }
    }

    // While we were away anything may have happened: every open conversation is looked at now.
    private async Task LookAtAll()
    {
        foreach (var session in await _sessions.Live().ConfigureAwait(false))
        {
            _looked[session.Conversation] = default;
        }
    }

    private bool IsDue(DeskSession session, DateTimeOffset now)
    {
        var looked = _looked.GetOrAdd(session.Conversation, _ => (now, now));
        return now - looked.History >= Routine || (session.Operator is null && now - looked.Dialog >= WhileWaiting);
    }

    private async Task<List<DeskSession>> Found(IReadOnlyList<string> conversations)
    {
        var found = new List<DeskSession>();
        foreach (var conversation in conversations)
        {
            if (await _sessions.Find(conversation).ConfigureAwait(false) is { } session)
            {
                found.Add(session);
            }
        }
        return found;
    }

    private async Task Look(List<DeskSession> sessions, Func<DeskSession, bool> withHistory, bool rung, CancellationToken cancellation)
    {
        if (sessions.Count == 0)
        {
            return;
        }
        var asked = sessions.Where(withHistory).Select(session => session.Conversation).ToHashSet(StringComparer.Ordinal);
        var seen = await _reads.Look(sessions, session => asked.Contains(session.Conversation), rung ? Priority.Status : Priority.Watch, cancellation).ConfigureAwait(false);
        var now = _time.GetUtcNow();
        await Task.WhenAll(sessions.Select(async session =>
        {
            var (dialog, history) = seen.GetValueOrDefault(session.Conversation);
            var before = _looked.GetOrAdd(session.Conversation, _ => (now, now));
            _looked[session.Conversation] = (now, asked.Contains(session.Conversation) && history is not null ? now : before.History);
            await _attention.Pay(session.Conversation, dialog, history, rung, cancellation).ConfigureAwait(false);
        })).ConfigureAwait(false);
    }
}
