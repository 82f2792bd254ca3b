using SupportBot;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace Doomed;

internal sealed class CutInbox(IInbox inner, Doom doom) : IInbox
{
    public async Task<Accepted> Add(InboxItem item)
    {
        var accepted = await inner.Add(item);
        doom.Pass(Cut.AfterAccept);
        return accepted;
    }

    public Task<IReadOnlyList<InboxItem>> Unhandled() => inner.Unhandled();
}

internal sealed class CutTurns(ITurnStore inner, SqliteWriter writer, Doom doom) : ITurnStore
{
    public async Task<CommitResult> Commit(TurnCommit commit)
    {
        doom.Pass(Cut.BeforeCommit);
        if (doom.Strikes(Cut.DuringCommit))
        {
            return await DieWithin(commit);
        }
        var result = await inner.Commit(commit);
        doom.Pass(Cut.AfterCommit);
        return result;
    }

    public ValueTask<Conversation?> Load(ChatKey conversation) => inner.Load(conversation);

    public Task SetAside(InboxItem item, string reason) => inner.SetAside(item, reason);

    public Task<IReadOnlyList<TranscriptEntry>> Transcript(ChatKey conversation) => inner.Transcript(conversation);

    public Task<IReadOnlyList<(ChatKey Conversation, ConversationTimer Timer)>> Due(DateTimeOffset now, int most) => inner.Due(now, most);

    public Task<IReadOnlyList<(ChatKey Conversation, DateTimeOffset Since)>> Waiting() => inner.Waiting();

    // The writer is held up while the turn and the end gather behind it: both fall into one transaction.
    private async Task<CommitResult> DieWithin(TurnCommit commit)
    {
        using var gathered = new ManualResetEventSlim();
        _ = writer.Write(_ => gathered.Wait());
        var result = inner.Commit(commit);
        _ = writer.Write(_ => Doom.Die());
        gathered.Set();
        return await result;
    }
}

internal sealed class CutPolicy(IOutgoingPolicy inner, Doom doom) : IOutgoingPolicy
{
    public string? Forbids(OutgoingMessage message, Author author)
    {
        doom.Pass(Cut.BeforeSend);
        return inner.Forbids(message, author);
    }
}

internal sealed class CutOutbox(IOutbox inner, Doom doom) : IOutbox
{
    public Task Settle(string itemId, Settlement settlement)
    {
        doom.Pass(Cut.AfterSend);
        return inner.Settle(itemId, settlement);
    }

    public Task Postpone(string itemId, int attempts, DateTimeOffset notBefore, string reason) => inner.Postpone(itemId, attempts, notBefore, reason);

    public Task<IReadOnlyList<OutboxItem>> Pending() => inner.Pending();

    public Task<string?> ChannelMessageOf(string itemId) => inner.ChannelMessageOf(itemId);

    public Task<string?> FindByChannelMessage(ChatKey conversation, string channelMessageId) => inner.FindByChannelMessage(conversation, channelMessageId);
}
