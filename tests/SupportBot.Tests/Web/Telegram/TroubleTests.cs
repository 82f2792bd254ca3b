using System.Net;
using System.Net.Sockets;
using Fakes.Telegram;
using Handoff;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>What goes wrong on the way to a subscriber has a named end, is told to whom it concerns, and is said once.</summary>
public sealed class TroubleTests
{
    private const long Asel = 5_000_000_001;
    private const string Hello = "Здравствуйте, Абая 10-25, нет интернета";
    private static readonly ChatKey Key = new(TelegramSettings.ChannelName, "5000000001");
    private static readonly DeskOperator Aigul = new("b24:27", "Айгуль");
    private static readonly FakeTrouble BlockedTrouble = new(403, "Forbidden: bot was blocked by the user");

    // Two messages of Telegram's.
    private static readonly string Long = string.Join('\n', Enumerable.Range(1, 120).Select(step => $"Шаг {step}: проверьте порт {step}, пожалуйста."));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subscriber_who_blocks_in_the_middle_is_unreachable_and_the_operators_are_told_until_he_writes_again(bool webhook)
    {
        await using var house = await TelegramHouse.Open(webhook);
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        house.Telegram.Trouble("sendMessage", [.. Enumerable.Repeat(BlockedTrouble, 20)]);
        house.Telegram.Say(Asel, "да");
        await Line(house, line => line.Author == LineAuthor.System && line.Text.Contains("заблокировал", StringComparison.Ordinal));
        await Conversation(house, now => now.Unreachable);
        Assert.Contains(await house.Get<IDeskReads>().Lines(Key, 50), line => line is { Outcome: "unreachable", Reason: "абонент заблокировал бота" });
        house.Telegram.Calm("sendMessage");
        house.Telegram.Say(Asel, "Я снова здесь, квартира 26");
        await house.Sent(Asel, 2);
        await Conversation(house, now => !now.Unreachable);
    }

    [Fact]
    public async Task An_operators_words_to_a_subscriber_who_has_blocked_come_back_to_the_operator()
    {
        await using var house = await WithOperator();
        house.Telegram.Trouble("sendMessage", BlockedTrouble);
        await Do(house, "w", new OperatorEvent.Wrote("b24-1-2", "Проверяю линию") { Operator = Aigul });
        await Line(house, line => line.Text == "Сообщение оператора не доставлено: абонент заблокировал бота");
        Assert.True((await house.Get<ITurnStore>().Load(Key))!.Unreachable);
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_is_marked_in_the_ledger_and_not_sent_again()
    {
        await using var house = await WithOperator();
        house.Telegram.Trouble("sendMessage", new FakeTrouble(LoseAnswer: true));
        await Do(house, "w", new OperatorEvent.Wrote("b24-1-2", "Проверяю линию") { Operator = Aigul });
        await Do(house, "v", new OperatorEvent.Wrote("b24-1-3", "Проверил линию") { Operator = Aigul });
        await FakeTelegram.Until(() => house.In(Asel).Any(sent => sent.Text == "Проверил линию"), "the next message arrives");
        Assert.Single(house.In(Asel), sent => sent.Text == "Проверяю линию");
        await FakeTelegram.Until(() => house.Get<IDeskReads>().Lines(Key, 50).Result.Any(line => line.Line.Text == "Проверяю линию" && line.Outcome == "sent"), "the ledger has it");
        var marked = Assert.Single(await house.Get<IDeskReads>().Lines(Key, 50), line => line.Line.Text == "Проверяю линию");
        Assert.Contains("may or may not have arrived", marked.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_leave_while_Telegram_was_away_leaves_once_when_it_is_back()
    {
        // Held, and nobody listens: whoever connects is refused.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)held.LocalEndPoint!).Port;
        await using var house = await TelegramHouse.Open(webhook: false, more: $"--Telegram:ApiUrl=http://127.0.0.1:{port}");
        await house.Get<IIntake>().Accept(new ChannelUpdate(Key, "1", TimeProvider.System.GetUtcNow(), new SubscriberEvent.Wrote("1", Hello)), CancellationToken.None);
        await FakeTelegram.Until(() => !house.Get<TelegramChannel>().State.Up && !house.Get<Pump>().Idle, "it is tried in vain");
        held.Dispose();
        await using var back = await FakeTelegram.Start(port: port);
        back.Say(Asel + 1, Hello);
        back.Know(Asel);
        await FakeTelegram.Until(() => back.Sent.Any(sent => sent.Chat == Asel) && back.Sent.Any(sent => sent.Chat == Asel + 1), "both are answered");
        await FakeTelegram.Until(() => house.Get<Pump>().Idle, "nothing waits");
        Assert.Single(back.Sent, sent => sent.Chat == Asel);
        Assert.True(house.Get<TelegramChannel>().State.Up);
    }

    [Fact]
    public async Task Of_a_message_in_parts_a_restart_sends_only_those_that_are_missing()
    {
        await using var house = await WithOperator();
        var before = house.In(Asel).Count;
        house.Telegram.Trouble("sendMessage", [new FakeTrouble(), .. Enumerable.Repeat(new FakeTrouble(502, Html: true), 200)]);
        await Do(house, "w", new OperatorEvent.Wrote("b24-1-2", Long) { Operator = Aigul });
        await house.Sent(Asel, before + 1);
        await house.Restart();
        house.Telegram.Calm("sendMessage");
        await house.Sent(Asel, before + 2);
        await FakeTelegram.Until(() => house.Get<Pump>().Idle, "nothing waits");
        Assert.Equal(Long, string.Join('\n', house.In(Asel).Skip(before).Select(sent => sent.Text)));
        // The ledger knows every part: all of it can be taken back.
        await Do(house, "d", new OperatorEvent.Deleted("b24-1-2") { Operator = Aigul });
        await FakeTelegram.Until(() => !house.Telegram.Reads(Asel).Any(text => text.Contains("проверьте порт", StringComparison.Ordinal)), "the words are gone");
    }

    [Fact]
    public async Task A_question_with_buttons_after_the_contact_button_is_not_lost_when_Telegram_stumbles_between_the_two()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        var channel = house.Get<TelegramChannel>();
        await channel.Send(new OutgoingMessage("ask", Key, Author.Bot, "Ваш номер?", AskContact: true, ContactTitle: "Отправить мой номер"), CancellationToken.None);
        house.Telegram.Trouble("sendMessage", new FakeTrouble(), new FakeTrouble(502, Html: true));
        var next = new OutgoingMessage("next", Key, Author.Bot, "Верно?", [new Button("Да", "1.10.yes")]);
        Assert.IsType<DeliveryOutcome.TryLater>(await channel.Send(next, CancellationToken.None));
        Assert.IsType<DeliveryOutcome.Sent>(await channel.Send(next, CancellationToken.None));
        Assert.Equal(["✓", "Верно?"], house.In(Asel).TakeLast(2).Select(sent => sent.Text));
    }

    [Fact]
    public async Task Buttons_shown_before_a_restart_are_marked_when_pressed_and_go_when_a_newer_question_comes()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        house.Telegram.Say(Asel, Hello);
        house.Telegram.Say(Asel + 1, Hello);
        var answered = (await house.Sent(Asel, 1))[0];
        var passed = (await house.Sent(Asel + 1, 1))[0];
        await house.Restart();
        house.Telegram.Press(answered, answered.Buttons[0].Payload);
        house.Telegram.Say(Asel + 1, "Абая 12-25");
        await house.Sent(Asel, 2);
        await house.Sent(Asel + 1, 2);
        await FakeTelegram.Until(() => house.Telegram.MarkupOf(Asel, answered.MessageId)?.ToJsonString().Contains("chosen", StringComparison.Ordinal) == true, "the pressed button is marked");
        await FakeTelegram.Until(() => house.Telegram.MarkupOf(Asel + 1, passed.MessageId) is null, "the older question has no buttons");
        Assert.NotEmpty(house.In(Asel + 1)[^1].Buttons);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Typing_is_shown_and_shown_again_while_an_answer_takes_longer_than_a_second(bool webhook)
    {
        var slow = new SlowLookup();
        await using var house = await TelegramHouse.Open(webhook, telegram: null, services => services.AddSingleton<ISubscriberLookup>(slow));
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        slow.Waits = true;
        house.Telegram.Say(Asel, "да");
        await FakeTelegram.Until(() => house.Telegram.Methods.Count(method => method == "sendChatAction") >= 2, "typing is shown twice");
        Assert.Single(house.In(Asel));
        slow.Go.SetResult();
        await house.Sent(Asel, 2);
    }

    [Fact]
    public async Task More_chats_than_Telegram_takes_in_a_second_are_all_answered_once()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        house.Telegram.PerSecond = 10;
        var chats = Enumerable.Range(0, 40).Select(number => Asel + number).ToList();
        chats.ForEach(chat => house.Telegram.Say(chat, Hello));
        foreach (var chat in chats)
        {
            await house.Sent(chat, 1);
        }
        await FakeTelegram.Until(() => house.Get<Pump>().Idle, "nothing waits");
        Assert.All(chats, chat => Assert.Single(house.In(chat)));
    }

    private static async Task<TelegramHouse> WithOperator()
    {
        var house = await TelegramHouse.Open(webhook: false);
        house.Telegram.Say(Asel, "оператор");
        await house.Sent(Asel, 1);
        await Do(house, "take", new OperatorEvent.Took { Operator = Aigul });
        await house.Sent(Asel, 2);
        return house;
    }

    private static async Task Do(TelegramHouse house, string key, OperatorEvent happened) => Assert.IsType<OperatorReply.Done>(await house.Get<Lanes>().Ask(Key, key, happened));

    private static Task Line(TelegramHouse house, Func<TranscriptEntry, bool> wanted) =>
        FakeTelegram.Until(() => house.Get<ITurnStore>().Transcript(Key).Result.Any(wanted), "the line is written");

    private static Task Conversation(TelegramHouse house, Func<Conversation, bool> wanted) =>
        FakeTelegram.Until(() => wanted(house.Get<ITurnStore>().Load(Key).AsTask().Result!), "the conversation knows");

    // Knows nobody, and takes its time whatever the deadline says.
    private sealed class SlowLookup : ISubscriberLookup
    {
        public TaskCompletionSource Go { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Waits { get; set; }

        public async ValueTask<KnownSubscriber?> Find(string? phone, AddressSlot? address, CancellationToken deadline)
        {
            await (Waits ? Go.Task : Task.CompletedTask);
            return null;
        }

        public async ValueTask<KnownOutage?> OutageAt(AddressSlot address, DateTimeOffset now, CancellationToken deadline)
        {
            await (Waits ? Go.Task : Task.CompletedTask);
            return null;
        }
    }
}
