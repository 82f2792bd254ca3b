using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Handoff.Bitrix24.Desk;

/// <summary>
/// The sessions of all conversations, kept in the store and, while they live, in memory. A change is written before it is seen; changes of one
/// conversation come one after the other.
/// </summary>
public sealed class DeskSessions(IPortalMemory memory)
{
    private const string Prefix = "session/";
    // Enough to recognise a repetition; more would only make the record heavy.
    private const int Remembered = 300;

    private readonly ConcurrentDictionary<string, DeskSession> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _byChat = new(StringComparer.Ordinal);
    private readonly Gates _gates = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private bool _loaded;

    /// <summary>Everything between handoff and close.</summary>
    public async Task<IReadOnlyList<DeskSession>> Live()
    {
        await Load().ConfigureAwait(false);
        return [.. _live.Values.Where(session => session.Stage != SessionStage.Closed).OrderBy(session => session.OpenedAt)];
    }

    /// <summary>Sessions that are over for us and still run in the portal.</summary>
    public async Task<IReadOnlyList<DeskSession>> LeftOpen()
    {
        await Load().ConfigureAwait(false);
        return [.. _live.Values.Where(session => session is { Stage: SessionStage.Closed, LeftOpen: true })];
    }

    public async Task<DeskSession?> Find(string conversation)
    {
        await Load().ConfigureAwait(false);
        return _live.TryGetValue(conversation, out var live)
            ? live
            : DeskSession.FromJson(await memory.Read(Prefix + conversation).ConfigureAwait(false));
    }

    /// <summary>The conversation behind the portal's chat, or behind our own id of it; null when we never had it.</summary>
    public async Task<DeskSession?> FindByChat(string? chat, string? external)
    {
        await Load().ConfigureAwait(false);
        if (chat is not null && _byChat.TryGetValue(chat, out var conversation))
        {
            return await Find(conversation).ConfigureAwait(false);
        }
        if (chat is not null && await memory.Read("chat/" + chat).ConfigureAwait(false) is { } kept)
        {
            return await Find(kept).ConfigureAwait(false);
        }
        return external is null ? null : await Find(Wire.ConversationOf(external)).ConfigureAwait(false);
    }

    /// <summary>Changes a session and keeps it. Null from <paramref name="change"/> = leave it as it is.</summary>
    /// <returns>As it stands now.</returns>
    public async Task<DeskSession?> Change(string conversation, Func<DeskSession?, DeskSession?> change)
    {
        using (await _gates.Enter(conversation).ConfigureAwait(false))
        {
            var before = await Find(conversation).ConfigureAwait(false);
            if (change(before) is not { } after || after == before)
            {
                return before;
            }
            await Keep(before, after).ConfigureAwait(false);
            return after;
        }
    }

    public Task<DeskSession?> MarkSent(string conversation, string messageId) => Change(conversation, session => session is null ? null : session with
    {
        Sent = Last(session.Sent.Add(messageId)),
        Unsure = session.Unsure == messageId ? null : session.Unsure,
        Looked = 0,
    });

    public Task<DeskSession?> MarkHandled(string conversation, string replyId, string user) => Change(conversation, session =>
        session is null || session.DidHandle(replyId) ? null : Handled(session, new HandledReply(replyId, user)));

    private static DeskSession Handled(DeskSession session, HandledReply reply)
    {
        var all = session.Handled.Add(reply);
        var kept = Last(all);
        var forgotten = all.Take(all.Length - kept.Length).Select(one => History.Order(one.Id)).DefaultIfEmpty(0).Max();
        return session with { Handled = kept, Floor = Math.Max(session.Floor, forgotten) };
    }

    private async Task Keep(DeskSession? before, DeskSession after)
    {
        if (after.Chat is { } chat && before?.Chat != chat)
        {
            await memory.Write("chat/" + chat, after.Conversation).ConfigureAwait(false);
            _byChat[chat] = after.Conversation;
        }
        await memory.Write(Prefix + after.Conversation, after.ToJson()).ConfigureAwait(false);
        if (after is { Stage: SessionStage.Closed, LeftOpen: false })
        {
            // The store still knows whose chat it is.
            _live.TryRemove(after.Conversation, out _);
            if (after.Chat is { } over)
            {
                _byChat.TryRemove(over, out _);
            }
        }
        else
        {
            _live[after.Conversation] = after;
        }
    }

    private async Task Load()
    {
        if (Volatile.Read(ref _loaded))
        {
            return;
        }
        await _loading.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_loaded)
            {
                return;
            }
            foreach (var (_, text) in await memory.All(Prefix).ConfigureAwait(false))
            {
                if (DeskSession.FromJson(text) is { } session && (session.Stage != SessionStage.Closed || session.LeftOpen))
                {
                    _live[session.Conversation] = session;
                }
            }
            Volatile.Write(ref _loaded, true);
        }
        finally
        {
            _loading.Release();
        }
    }

    private static ImmutableArray<T> Last<T>(ImmutableArray<T> items) => items.Length > Remembered ? items[^Remembered..] : items;
}
