using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>A conversation in which nothing happens is on the disk and nowhere else.</summary>
public sealed class RestTests : IAsyncLifetime
{
    private const int Chats = 100;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(5)));
    private readonly StageFolder _folder = new();
    private Stage _stage = null!;

    public async Task InitializeAsync() => _stage = await Stage.Open(_folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00")), _clock);

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Conversations_at_rest_leave_the_memory_and_go_on_where_they_stood()
    {
        await Task.WhenAll(Enumerable.Range(0, Chats).Select(chat => _stage.Bring($"{chat}", $"first-{chat}", new SubscriberEvent.Wrote("u-1", "Абая 10-25, нет интернета"))));
        await _stage.Quiet();
        Assert.Equal(Chats, _stage.Lanes.Warm);
        _clock.Advance(TimeSpan.FromMinutes(2));
        _stage.Lanes.Sweep();
        Assert.Equal(0, _stage.Lanes.Warm);

        await _stage.Bring("7", "second", new SubscriberEvent.Wrote("u-2", "да"));
        await _stage.Quiet();
        Assert.Equal(1, _stage.Lanes.Warm);
        var conversation = await _stage.Get<ITurnStore>().Load(new ChatKey(StageChannel.ChannelName, "7"));
        Assert.Equal((2L, State.Triaging), (conversation!.Version, conversation.State));
    }
}
