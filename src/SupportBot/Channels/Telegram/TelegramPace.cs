using System.Collections.Concurrent;

namespace SupportBot.Channels.Telegram;

/// <summary>
/// How fast we may write: three at once and then one a second to a chat, and so many a second to all together (telegram.md §5). When several chats
/// are told to wait in the same second, it is meant for the whole bot.
/// </summary>
/// <param name="perSecond">
/// Messages a second to all chats. Null = a Bot API server of our own, which has no pace until it names one: there a chat is paced for a minute
/// after it was told to wait.
/// </param>
public sealed class TelegramPace(int? perSecond, TimeProvider time)
{
    private const int ChatBurst = 3;
    // Of the second's allowance so much at once: more would make nearly two seconds' worth of the first one.
    private const double Burst = 0.2;
    private const int ChatsThatMeanAll = 3;
    private const int Sweep = 4096;
    private static readonly TimeSpan PerChat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Careful = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // When each chat's allowance is used up to: the theoretical moment of its next message.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _chats = new();
    // Chats that were told to wait, and until when they are written to with care.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _careful = new();
    private readonly Lock _lock = new();
    private readonly HashSet<long> _told = [];
    private DateTimeOffset _toldSince;
    private DateTimeOffset _all;
    private DateTimeOffset _parked;

    /// <summary>Waits for this chat's turn, at most a few seconds; null = go. A time = come again after it, nothing was used.</summary>
    public async ValueTask<TimeSpan?> Turn(long chat, CancellationToken deadline)
    {
        var wait = Reserve(chat);
        if (wait <= TimeSpan.Zero)
        {
            return null;
        }
        if (wait > Patience)
        {
            return wait;
        }
        try
        {
            await Task.Delay(wait, time, deadline);
            return null;
        }
        catch (OperationCanceledException)
        {
            return PerChat;
        }
    }

    /// <summary>Telegram told this chat to wait.</summary>
    public void Told(long chat, TimeSpan after)
    {
        var now = time.GetUtcNow();
        _careful[chat] = now + after + Careful;
        lock (_lock)
        {
            if (now - _toldSince > PerChat)
            {
                _told.Clear();
                _toldSince = now;
            }
            _told.Add(chat);
            if (_told.Count >= ChatsThatMeanAll && now + after > _parked)
            {
                _parked = now + after;
            }
        }
    }

    private TimeSpan Reserve(long chat)
    {
        var now = time.GetUtcNow();
        var wait = OfAll(now);
        if (perSecond is null && !IsCareful(chat, now))
        {
            return wait;
        }
        var mine = Later(_chats.GetValueOrDefault(chat), now - (PerChat * (ChatBurst - 1)));
        wait = Longer(wait, mine - now);
        if (wait <= Patience)
        {
            _chats[chat] = mine + PerChat;
        }
        Forget(now);
        return wait;
    }

    private TimeSpan OfAll(DateTimeOffset now)
    {
        lock (_lock)
        {
            var wait = _parked - now;
            if (perSecond is { } rate)
            {
                var share = TimeSpan.FromSeconds(1.0 / rate);
                var begin = Later(_all, now - TimeSpan.FromSeconds(Burst) + share);
                wait = Longer(wait, begin - now);
                if (wait <= Patience)
                {
                    _all = begin + share;
                }
            }
            return wait;
        }
    }

    private bool IsCareful(long chat, DateTimeOffset now)
    {
        if (_careful.IsEmpty || !_careful.TryGetValue(chat, out var until))
        {
            return false;
        }
        if (until < now)
        {
            _careful.TryRemove(chat, out _);
        }
        return until >= now;
    }

    // Chats whose allowance is full again need not be remembered.
    private void Forget(DateTimeOffset now)
    {
        if (_chats.Count > Sweep)
        {
            foreach (var (chat, moment) in _chats)
            {
                if (moment < now - (PerChat * ChatBurst))
                {
                    _chats.TryRemove(new KeyValuePair<long, DateTimeOffset>(chat, moment));
                }
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
