using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Store;

/// <summary>The store's promises kept in memory: for tests of what lives on top of a store, and proof that the promises are free of SQLite.</summary>
public sealed class MemoryStore : ITurnStore, IInbox, IOutbox
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ChatKey, Conversation> _conversations = [];
    private readonly Dictionary<ChatKey, List<TranscriptEntry>> _lines = [];
    private readonly Dictionary<(string, string), (InboxItem Item, bool Handled)> _inbox = [];
    private readonly Dictionary<ChatKey, List<OutboxItem>> _outbox = [];
    private readonly Dictionary<string, ChatKey> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Settlement> _settled = new(StringComparer.Ordinal);
    private readonly Dictionary<(ChatKey, TimerKind), DateTimeOffset> _timers = [];

    public Task<Accepted> Add(InboxItem item)
    {
        lock (_lock)
        {
            return Task.FromResult(_inbox.TryAdd((item.Source, item.Key), (item, false)) ? Accepted.Stored : Accepted.Duplicate);
        }
    }

    public Task<IReadOnlyList<InboxItem>> Unhandled()
    {
        lock (_lock)
        {
            var found = _inbox.Values.Where(entry => !entry.Handled).Select(entry => entry.Item).OrderBy(item => item.At).ToList();
            found.ForEach(item => _inbox[(item.Source, item.Key)] = (item with { Attempts = item.Attempts + 1 }, false));
            return Task.FromResult<IReadOnlyList<InboxItem>>(found);
        }
    }

    public ValueTask<Conversation?> Load(ChatKey conversation)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_conversations.GetValueOrDefault(conversation));
        }
    }

    public Task<CommitResult> Commit(TurnCommit commit)
    {
        lock (_lock)
        {
            return Task.FromResult(CommitLocked(commit));
        }
    }

    public Task SetAside(InboxItem item, string reason)
    {
        lock (_lock)
        {
            _inbox[(item.Source, item.Key)] = (item, true);
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TranscriptEntry>> Transcript(ChatKey conversation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<TranscriptEntry>>([.. _lines.GetValueOrDefault(conversation, [])]);
        }
    }

    public Task<IReadOnlyList<(ChatKey Conversation, ConversationTimer Timer)>> Due(DateTimeOffset now, int most)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<(ChatKey, ConversationTimer)>>([.. _timers.Where(timer => timer.Value <= now).OrderBy(timer => timer.Value)
                .Take(most).Select(timer => (timer.Key.Item1, new ConversationTimer(timer.Key.Item2, timer.Value)))]);
        }
    }

    public Task<IReadOnlyList<(ChatKey Conversation, DateTimeOffset Since)>> Waiting()
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<(ChatKey, DateTimeOffset)>>([.. _conversations.Values
                .Where(one => one is { State: State.WaitingForOperator or State.ChoosingCallback, Handoff: not null }).Select(one => (one.Key, one.Handoff!.Since))]);
        }
    }

    public Task Settle(string itemId, Settlement settlement)
    {
        lock (_lock)
        {
            var known = _settled.GetValueOrDefault(itemId);
            if (known is null || (known.Outcome == ItemOutcome.Sent && settlement.Outcome is ItemOutcome.Delivered or ItemOutcome.Refused or ItemOutcome.Unreachable))
            {
                _settled[itemId] = settlement with { ChannelMessageId = settlement.ChannelMessageId ?? known?.ChannelMessageId };
            }
        }
        return Task.CompletedTask;
    }

    public Task Postpone(string itemId, int attempts, DateTimeOffset notBefore, string reason)
    {
        lock (_lock)
        {
            var mine = _outbox[_owners[itemId]];
            var at = mine.FindIndex(item => item.Id == itemId);
            mine[at] = mine[at] with { Attempts = attempts, NotBefore = notBefore };
        }
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<OutboxItem>> Pending()
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<OutboxItem>>([.. _outbox.Values.SelectMany(items => items).Where(item => !_settled.ContainsKey(item.Id))]);
        }
    }

    public Task<string?> FindByChannelMessage(ChatKey conversation, string channelMessageId)
    {
        lock (_lock)
        {
            return Task.FromResult(_outbox.GetValueOrDefault(conversation, []).Find(item => _settled.GetValueOrDefault(item.Id)?.ChannelMessageId == channelMessageId)?.Id);
        }
    }

    public Task<string?> ChannelMessageOf(string itemId)
    {
        lock (_lock)
        {
            return Task.FromResult(_settled.GetValueOrDefault(itemId) is { Outcome: ItemOutcome.Sent or ItemOutcome.Delivered } settled ? settled.ChannelMessageId : null);
        }
    }

    /// <summary>What became of every item of a conversation; null = nothing yet.</summary>
    public IReadOnlyList<(OutboxItem Item, Settlement? Fate)> Ledger(ChatKey conversation)
    {
        lock (_lock)
        {
            return [.. _outbox.GetValueOrDefault(conversation, []).Select(item => (item, _settled.GetValueOrDefault(item.Id)))];
        }
    }

    private CommitResult CommitLocked(TurnCommit commit)
    {
        var key = commit.Conversation.Key;
        if (commit.Fresh is { } fresh && _inbox.ContainsKey((fresh.Source, fresh.Key)))
        {
            return CommitResult.Duplicate;
        }
        if ((_conversations.GetValueOrDefault(key)?.Version ?? 0) != commit.MadeFrom)
        {
            return CommitResult.Conflict;
        }
        foreach (var item in commit.Fresh is { } mine ? commit.Handled.Add(mine) : commit.Handled)
        {
            _inbox[(item.Source, item.Key)] = (item, true);
        }
        _conversations[key] = commit.Conversation;
        var lines = _lines.TryGetValue(key, out var known) ? known : _lines[key] = [];
        foreach (var line in commit.Lines)
        {
            lines.Add(line with { Seq = lines.Count + 1 });
        }
        foreach (var edit in commit.Edits)
        {
            Edit(lines, edit);
        }
        var items = _outbox.TryGetValue(key, out var written) ? written : _outbox[key] = [];
        items.AddRange(commit.Outbox.Where(item => _owners.TryAdd(item.Id, key)));
        foreach (var kind in commit.TimersCleared)
        {
            _timers.Remove((key, kind));
        }
        foreach (var timer in commit.TimersSet)
        {
            _timers[(key, timer.Kind)] = timer.Due;
        }
        return CommitResult.Done;
    }

    private static void Edit(List<TranscriptEntry> lines, LineEdit edit)
    {
        var at = lines.FindIndex(line => line.Id == edit.Id);
        if (at >= 0)
        {
            lines[at] = edit.Text is { } text ? lines[at] with { Before = lines[at].Before ?? lines[at].Text, Text = text } : lines[at] with { Deleted = true };
        }
    }
}
