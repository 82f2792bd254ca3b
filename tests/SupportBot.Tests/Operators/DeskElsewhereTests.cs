using System.Collections.Concurrent;
using Handoff;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Operators;

/// <summary>What the conversation owes to operators who work in another house.</summary>
public sealed class DeskElsewhereTests : IAsyncLifetime
{
    private static readonly ChatKey Chat = new(StageChannel.ChannelName, "1");
    private static readonly DeskOperator Daniyar = new("b24:27", "Данияр");
    private static readonly DeskOperator Nobody = new("b24:0", "");

    private readonly StageFolder _folder = new();
    private readonly FarDesk _desk = new();
    private readonly List<string> _said = [];
    private Stage _stage = null!;

    public async Task InitializeAsync()
    {
        var settings = _folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"), ("Operators:WorkingHours", "Mon-Sun 00:00-24:00"));
        _stage = await Stage.Open(settings, TimeProvider.System, services => services.AddSingleton<IOperatorDesk>(_desk).AddSingleton(TurnSettings.DeskElsewhere));
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_dialog_that_nobody_took_and_somebody_closed_asks_for_no_rating()
    {
        await CallHuman();
        await Do("closed", new OperatorEvent.Closed { Operator = Nobody });
        var said = await Said();
        Assert.Contains(said, text => text.Contains("Обращение закрыто", StringComparison.Ordinal));
        Assert.DoesNotContain(said, text => text.Contains("Оцените", StringComparison.Ordinal));
        Assert.Equal(State.Idle, (await _stage.Get<ITurnStore>().Load(Chat))!.State);
    }

    [Fact]
    public async Task A_desk_that_is_away_is_told_of_once_in_a_handoff()
    {
        await CallHuman();
        await Do("hindered-1", new OperatorEvent.Hindered { Operator = Nobody });
        await Do("hindered-2", new OperatorEvent.Hindered { Operator = Nobody });
        Assert.Single(await Said(), text => text.Contains("Связь с операторами", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_names_the_message_as_its_desk_knows_it()
    {
        await CallHuman();
        await Do("took", new OperatorEvent.Took { Operator = Daniyar });
        await Do("wrote", new OperatorEvent.Wrote("b24-3055-90871", "Смотрю.") { Operator = Daniyar });
        await _stage.Quiet();
        var report = Assert.Single(_desk.Reports);
        Assert.Equal(("b24-3055-90871", true), (report.MessageId, report.Delivered));
    }

    [Fact]
    public async Task Corrected_words_follow_the_first_ones_each_time()
    {
        await CallHuman();
        await Do("took", new OperatorEvent.Took { Operator = Daniyar });
        await Do("wrote", new OperatorEvent.Wrote("b24-1-2", "в 15:00") { Operator = Daniyar });
        await Do("edited-1", new OperatorEvent.Edited("b24-1-2", "в 16:00") { Operator = Daniyar });
        await Do("edited-2", new OperatorEvent.Edited("b24-1-2", "в 17:00") { Operator = Daniyar });
        Assert.Equal(["в 15:00", "Исправлено: в 16:00", "Исправлено: в 17:00"], (await Said()).Where(text => text.Contains("в 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deleted_reply_that_no_messenger_takes_back_is_reported_as_kept()
    {
        await CallHuman();
        await Do("took", new OperatorEvent.Took { Operator = Daniyar });
        await Do("wrote", new OperatorEvent.Wrote("b24-1-2", "в 15:00") { Operator = Daniyar });
        await Do("deleted", new OperatorEvent.Deleted("b24-1-2") { Operator = Daniyar });
        await _stage.Quiet();
        Assert.Contains(_desk.Reports, report => report is { MessageId: "b24-1-2", Recall: true, Delivered: false });
        Assert.Contains(await _stage.Get<ITurnStore>().Transcript(Chat), line => line.Text.Contains("у абонента оно осталось", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looks_of_words_go_both_ways()
    {
        await CallHuman();
        await Do("took", new OperatorEvent.Took { Operator = Daniyar });
        await Do("wrote", new OperatorEvent.Wrote("b24-1-2", "Важно: да") { Operator = Daniyar, Marks = [new LineMark(MarkLook.Bold, 0, 5)] });
        await _stage.Quiet();
        var sent = Assert.Single(_stage.Channel.TakeSent(), message => message.Author == Author.Operator);
        Assert.Equal(new TextMark(TextLook.Bold, 0, 5), Assert.Single(sent.Marks!.Value));
        await _stage.Bring("1", "u-3", new SubscriberEvent.Wrote("u-3", "очень срочно") { Marks = [new TextMark(TextLook.Italic, 6, 6)] });
        await _stage.Quiet();
        Assert.Equal(new LineMark(MarkLook.Italic, 6, 6), Assert.Single(Assert.Single(_desk.Lines, line => line.Text == "очень срочно").Marks!.Value));
    }

    [Fact]
    public async Task A_conversation_given_back_to_the_bot_is_withdrawn_from_the_desk()
    {
        await CallHuman();
        await Do("took", new OperatorEvent.Took { Operator = Daniyar });
        await Do("released", new OperatorEvent.Released { Operator = Daniyar });
        await _stage.Quiet();
        Assert.Equal(["released"], _desk.Withdrawn);
    }

    [Fact]
    public async Task A_promised_call_goes_to_the_desk_with_the_card_of_its_inquiry()
    {
        await CallHuman();
        await _stage.Bring("1", "u-phone", new SubscriberEvent.Wrote("u-phone", "87011234567"));
        await Do("took", new OperatorEvent.Took { Operator = Daniyar });
        await Do("callback", new OperatorEvent.AskedForCallback { Operator = Daniyar });
        await _stage.Quiet();
        var call = Assert.Single(_desk.Calls);
        Assert.Equal("+77011234567", call.Phone);
        Assert.Contains("Абая", call.Card.Address.Normalised, StringComparison.Ordinal);
    }

    private async Task CallHuman()
    {
        await _stage.Bring("1", "u-1", new SubscriberEvent.Wrote("u-1", "Абая 10-25, нет интернета"));
        await _stage.Bring("1", "u-2", new SubscriberEvent.Wrote("u-2", "оператор"));
        await _stage.Quiet();
        Assert.Single(_desk.Opened);
    }

    private async Task Do(string key, OperatorEvent happened) => Assert.IsType<OperatorReply.Done>(await _stage.Lanes.Ask(Chat, key, happened));

    private async Task<List<string>> Said()
    {
        await _stage.Quiet();
        _said.AddRange(_stage.Channel.TakeSent().Select(message => message.Text));
        return _said;
    }

    private sealed class FarDesk : IOperatorDesk
    {
        public string Name => "far";

        public ConcurrentQueue<HandoffRequest> Opened { get; } = [];

        public ConcurrentQueue<DeskLine> Lines { get; } = [];

        public ConcurrentQueue<DeliveryReport> Reports { get; } = [];

        public ConcurrentQueue<CallbackRequest> Calls { get; } = [];

        public ConcurrentQueue<string> Withdrawn { get; } = [];

        public Task<DeskOutcome> Open(HandoffRequest request, CancellationToken deadline) => Keep(Opened, request);

        public Task<DeskOutcome> Relay(DeskLine line, CancellationToken deadline) => Keep(Lines, line);

        public Task<DeskOutcome> Report(DeliveryReport report, CancellationToken deadline) => Keep(Reports, report);

        public Task<DeskOutcome> CallBack(CallbackRequest request, CancellationToken deadline) => Keep(Calls, request);

        public Task<DeskOutcome> Withdraw(string conversation, string reason, CancellationToken deadline) => Keep(Withdrawn, reason);

        private static Task<DeskOutcome> Keep<T>(ConcurrentQueue<T> kept, T item)
        {
            kept.Enqueue(item);
            return Task.FromResult<DeskOutcome>(new DeskOutcome.Accepted());
        }
    }
}
