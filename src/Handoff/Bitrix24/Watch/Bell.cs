using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Events;

namespace Handoff.Bitrix24.Watch;

/// <summary>What events have told of one conversation and is not yet worked off. Its members may be called by many at once.</summary>
internal sealed class Bell
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, (PortalMessage Message, string Kept)> _replies = [];
    private readonly List<(PortalEvent Event, PortalMessage Message, string Kept)> _changes = [];
    private readonly List<(string Session, string Kept)> _finished = [];

    /// <summary>Since when it rings without having been answered; null = it is still.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Not to be looked at before.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Since when nothing waits here; null = something does.</summary>
    public DateTimeOffset? StillSince
    {
        get
        {
            lock (_lock)
            {
                return Since is null && _replies.Count + _changes.Count + _finished.Count == 0 ? NotBefore : null;
            }
        }
    }

    /// <summary>Looks in a row by which the history could not be read.</summary>
    public int WithoutHistory { get; set; }

    public void Ring(DateTimeOffset now, TimeSpan after)
    {
        lock (_lock)
        {
            (Since, NotBefore) = Since is null ? (now, now + after) : (Since, NotBefore);
        }
    }

    /// <param name="kept">Under which name the event stands in the store.</param>
    public void Add(PortalMessage reply, string kept)
    {
        lock (_lock)
        {
            _replies[History.Order(reply.Id)] = (reply, kept);
        }
    }

    public void Add(PortalEvent change, PortalMessage message, string kept)
    {
        lock (_lock)
        {
            _changes.Add((change, message, kept));
        }
    }

    public void AddFinish(string session, string kept)
    {
        lock (_lock)
        {
            _finished.Add((session, kept));
        }
    }

    public IReadOnlyList<(PortalMessage Message, string Kept)> Replies
    {
        get
        {
            lock (_lock)
            {
                return [.. _replies.Values];
            }
        }
    }

    public IReadOnlyList<(PortalEvent Event, PortalMessage Message, string Kept)> Changes
    {
        get
        {
            lock (_lock)
            {
                return [.. _changes];
            }
        }
    }

    public IReadOnlyList<(string Session, string Kept)> Finished
    {
        get
        {
            lock (_lock)
            {
                return [.. _finished];
            }
        }
    }

    public void Postpone(DateTimeOffset until)
    {
        lock (_lock)
        {
            NotBefore = until;
        }
    }

    /// <summary>Everything that stood here when the look began is worked off; what came meanwhile rings on.</summary>
    public void Answered(IEnumerable<(PortalMessage Message, string Kept)> replies, IEnumerable<(PortalEvent Event, PortalMessage Message, string Kept)> changes, IEnumerable<(string Session, string Kept)> finished, DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (var (message, _) in replies)
            {
                _replies.Remove(History.Order(message.Id));
            }
            _changes.RemoveAll(changes.Contains);
            _finished.RemoveAll(finished.Contains);
            WithoutHistory = 0;
            var more = _replies.Count + _changes.Count + _finished.Count > 0;
            (Since, NotBefore) = (more ? now : null, now);
        }
    }
}
