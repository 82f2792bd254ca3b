using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SupportBot;
using SupportBot.Commands;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace Bench;

/// <summary>A store that keeps conversations in memory and everything else nowhere: what it is faster by is the price of durability.</summary>
internal sealed class NothingKept : ITurnStore, IInbox, IOutbox
{
    private readonly ConcurrentDictionary<ChatKey, Conversation> _conversations = new();

    public static void Replace(IServiceCollection services)
    {
        var store = new NothingKept();
        services.AddSingleton<ITurnStore>(store).AddSingleton<IInbox>(store).AddSingleton<IOutbox>(store);
    }

    /// <summary>The whole service over this store, until it is killed.</summary>
    public static async Task Serve(string[] args)
    {
        await using var app = await RunCommand.Build(args, Replace);
        await app.RunAsync();
    }

    public ValueTask<Conversation?> Load(ChatKey conversation) => new(_conversations.GetValueOrDefault(conversation));

    public Task<CommitResult> Commit(TurnCommit commit)
    {
        _conversations[commit.Conversation.Key] = commit.Conversation;
        return Task.FromResult(CommitResult.Done);
    }

    public Task SetAside(InboxItem item, string reason) => Task.CompletedTask;

    public Task<IReadOnlyList<TranscriptEntry>> Transcript(ChatKey conversation) => Task.FromResult<IReadOnlyList<TranscriptEntry>>([]);

    public Task<IReadOnlyList<(ChatKey Conversation, ConversationTimer Timer)>> Due(DateTimeOffset now, int most) =>
        Task.FromResult<IReadOnlyList<(ChatKey, ConversationTimer)>>([]);

    public Task<IReadOnlyList<(ChatKey Conversation, DateTimeOffset Since)>> Waiting() => Task.FromResult<IReadOnlyList<(ChatKey, DateTimeOffset)>>([]);

    public Task<Accepted> Add(InboxItem item) => Task.FromResult(Accepted.Stored);

    public Task<IReadOnlyList<InboxItem>> Unhandled() => Task.FromResult<IReadOnlyList<InboxItem>>([]);

    public Task Settle(string itemId, Settlement settlement) => Task.CompletedTask;

    public Task Postpone(string itemId, int attempts, DateTimeOffset notBefore, string reason) => Task.CompletedTask;

    public Task<IReadOnlyList<OutboxItem>> Pending() => Task.FromResult<IReadOnlyList<OutboxItem>>([]);

    public Task<string?> FindByChannelMessage(ChatKey conversation, string channelMessageId) => Task.FromResult<string?>(null);

    public Task<string?> ChannelMessageOf(string itemId) => Task.FromResult<string?>(null);
}
