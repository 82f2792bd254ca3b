using Handoff;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>A messenger that lets us answer for 24 hours only: the operator is warned in time.</summary>
public sealed class ReplyWindowTests : IAsyncLifetime
{
    private static readonly ChatKey Chat = new(StageChannel.ChannelName, "1");
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(5)));
    private readonly StageFolder _folder = new();
    private Stage _stage = null!;

    public async Task InitializeAsync()
    {
        var settings = _folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"), ("Operators:WorkingHours", "Mon-Sun 00:00-24:00"));
        _stage = await Stage.Open(settings, _clock);
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_operator_is_warned_an_hour_before_the_end_and_once()
    {
        await Write("u-1", "оператор");
        await _stage.Lanes.Ask(Chat, "take", new OperatorEvent.Took { Operator = new DeskOperator("op-1", "Айгуль") });
        await Move(TimeSpan.FromHours(22.9));
        Assert.Empty(await Warnings());
        await Move(TimeSpan.FromHours(0.2));
        await Move(TimeSpan.FromHours(0.5));
        Assert.StartsWith("Через 60 мин.", Assert.Single(await Warnings()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_message_moves_the_end_and_the_warning_with_it()
    {
        await Write("u-1", "оператор");
        await _stage.Lanes.Ask(Chat, "take", new OperatorEvent.Took { Operator = new DeskOperator("op-1", "Айгуль") });
        await Move(TimeSpan.FromHours(10));
        await Write("u-2", "ну что там?");
        await Move(TimeSpan.FromHours(14));
        Assert.Empty(await Warnings());
        await Move(TimeSpan.FromHours(10));
        Assert.Single(await Warnings());
    }

    private async Task Write(string id, string words)
    {
        await _stage.Get<IIntake>().Accept(new ChannelUpdate(Chat, id, _clock.GetUtcNow(), new SubscriberEvent.Wrote(id, words), ReplyUntil: _clock.GetUtcNow() + Window), CancellationToken.None);
        await _stage.Quiet();
    }

    // From timer to timer, as they would have rung.
    private async Task Move(TimeSpan time)
    {
        var target = _clock.GetUtcNow() + time;
        while ((await _stage.Get<ITurnStore>().Due(target, 1)) is [var (_, timer)])
        {
            _clock.SetUtcNow(timer.Due > _clock.GetUtcNow() ? timer.Due : _clock.GetUtcNow());
            await _stage.RingDue();
            await _stage.Quiet();
        }
        _clock.SetUtcNow(target);
    }

    private async Task<List<TranscriptEntry>> Warnings() =>
        [.. (await _stage.Get<ITurnStore>().Transcript(Chat)).Where(line => line.Text.Contains("разрешает отвечать", StringComparison.Ordinal))];
}
