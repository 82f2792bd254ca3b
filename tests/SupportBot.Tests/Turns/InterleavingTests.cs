using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Handoff;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Tests.Store;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>Bot, subscriber and two operators act at the same time in ten thousand orders; whatever the order, three promises hold.</summary>
public sealed class InterleavingTests
{
    private const int Orders = 10_000;
    private const int AtOnce = 100;
    private static readonly string[] Words = ["оператор", "Абая 10-25, нет интернета", "да", "нет", "спасибо", "медленный интернет", "5", "назад"];

    private readonly MemoryStore _store = new();
    private readonly ConcurrentQueue<string> _broken = new();
    private readonly ConcurrentDictionary<ChatKey, ConcurrentQueue<string>> _sent = new();
    private readonly ConcurrentDictionary<ChatKey, string> _payloads = new();

    [Fact]
    public async Task The_bot_never_speaks_while_a_human_leads_order_holds_and_nothing_is_lost()
    {
        using var folder = new StageFolder();
        var settings = folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"), ("Operators:WorkingHours", "Mon-Sun 00:00-24:00"));
        await using var stage = await Stage.Open(settings, TimeProvider.System, services =>
        {
            services.AddSingleton<ITurnStore>(_store).AddSingleton<IInbox>(_store).AddSingleton<IOutbox>(_store);
            services.AddSingleton<ISubscriberLookup, NobodyKnown>();
        });
        stage.Channel.Answer = Look;
        for (var begun = 0; begun < Orders; begun += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(begun, AtOnce).Select(order => Task.Run(() => Play(stage, order))));
        }
        await stage.Quiet();
        await CheckNothingIsLost();
        Assert.True(_broken.IsEmpty, $"{_broken.Count} broken promises, for example:\n{string.Join('\n', _broken.Take(5))}");
    }

    private static ChatKey Chat(int order) => new(StageChannel.ChannelName, $"{order}");

    // One order: what happens comes from its number, when it happens from the threads.
    private async Task Play(Stage stage, int order)
    {
        var chance = new Random(order);
        var chat = Chat(order);
        var doing = new List<Task> { stage.Bring(chat.Chat, $"{order}-first", new SubscriberEvent.Wrote("first", "Здравствуйте, нужен оператор")) };
        for (var step = 0; step < 10; step++)
        {
            var id = $"{order}-{step}";
            var who = new DeskOperator(chance.Next(2) == 0 ? "a" : "b", "Айгуль");
            doing.Add(chance.Next(9) switch
            {
                0 or 1 => stage.Bring(chat.Chat, id, new SubscriberEvent.Wrote(id, Words[chance.Next(Words.Length)])),
                2 => stage.Bring(chat.Chat, id, new SubscriberEvent.Pressed(_payloads.GetValueOrDefault(chat, "1.1.yes"))),
                3 or 4 => stage.Lanes.Ask(chat, id, new OperatorEvent.Took { Operator = who }),
                5 or 6 => Write(stage, chat, id, who),
                7 => stage.Lanes.Ask(chat, id, new OperatorEvent.Released { Operator = who }),
                _ => stage.Lanes.Ask(chat, id, new OperatorEvent.Closed { Operator = who }),
            });
            if (chance.Next(3) == 0)
            {
                await Task.Yield();
            }
        }
        await Task.WhenAll(doing);
    }

    private async Task Write(Stage stage, ChatKey chat, string id, DeskOperator who)
    {
        var reply = await stage.Lanes.Ask(chat, id, new OperatorEvent.Wrote(id, $"Добрый день! Смотрю Вашу заявку {id}.") { Operator = who });
        if (reply is OperatorReply.Done && !_store.Ledger(chat).Any(entry => entry.Item.Id.Contains(id, StringComparison.Ordinal)))
        {
            _broken.Enqueue($"{chat}: accepted words of an operator are not in the ledger");
        }
    }

    // Called in the moment a message begins to leave: this is where the promise has to hold.
    private DeliveryOutcome Look(OutgoingMessage message)
    {
        var now = _store.Load(message.Chat).GetAwaiter().GetResult()!;
        if (message.Author == Author.Bot && now.Leader == Leader.Operator)
        {
            _broken.Enqueue($"{message.Chat}: the bot speaks while a human leads: {message.Text}");
        }
        if (!message.Buttons.IsEmpty)
        {
            _payloads[message.Chat] = message.Buttons[0].Payload;
        }
        _sent.GetOrAdd(message.Chat, _ => new ConcurrentQueue<string>()).Enqueue(message.Id);
        return new DeliveryOutcome.Sent(message.Id);
    }

    private async Task CheckNothingIsLost()
    {
        Assert.Empty(await _store.Unhandled());
        for (var order = 0; order < Orders; order++)
        {
            var chat = Chat(order);
            var ledger = _store.Ledger(chat);
            var written = ledger.Where(entry => entry.Item.Destination == Destination.Channel && entry.Fate?.Outcome == ItemOutcome.Sent).Select(entry => entry.Item.Id);
            if (!written.SequenceEqual(_sent.GetValueOrDefault(chat, []), StringComparer.Ordinal))
            {
                _broken.Enqueue($"{chat}: what left is not what was written, in that order");
            }
            if (ledger.Count == 0)
            {
                _broken.Enqueue($"{chat}: nobody answered; {string.Join(" / ", (await _store.Transcript(chat)).Select(line => $"{line.Author}: {line.Text}"))}");
            }
            if (ledger.FirstOrDefault(entry => entry.Fate is null) is { Item: { } hanging })
            {
                _broken.Enqueue($"{chat}: {hanging.Id} came to no end");
            }
            if (ledger.FirstOrDefault(entry => entry.Item.Author == Author.Operator && entry.Fate?.Outcome != ItemOutcome.Sent) is { Item: { } words })
            {
                _broken.Enqueue($"{chat}: words of an operator did not leave: {words.Id}");
            }
        }
    }

    private sealed class NobodyKnown : ISubscriberLookup
    {
        public ValueTask<KnownSubscriber?> Find(string? phone, AddressSlot? address, CancellationToken deadline) => default;

        public ValueTask<KnownOutage?> OutageAt(AddressSlot address, DateTimeOffset now, CancellationToken deadline) => default;
    }
}
