using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Channels;
using SupportBot.Delivery;

namespace SupportBot.Tests.Soak;

/// <summary>A subscriber with a will of his own: begins an inquiry now and then, answers most questions, loses patience, blocks the bot.</summary>
internal sealed class Person(string chat, int seed, Plans plans, Town town)
{
    private const int MostSteps = 14;

    private static readonly string[] Beginnings =
    [
        "Здравствуйте, Абая 10-25, со вчера нет интернета", "оператор", "Сәлем, интернет жоқ", "медленный интернет вечером", "Hello, no internet at Abay 10 apt 25", "сколько я должен?",
        "не работает wifi", "роутер красным горит", "Здравствуйте", "Абая 12 кв 3 скорость никакая", "мне нужен человек!!!", "хочу подключиться", "айаоыв",
    ];

    private static readonly string[] Answers =
    [
        "да", "нет", "Абая 10-25", "нет интернета", "квартира 15", "не знаю", "спасибо", "оператор", "назад", "8 701 123 45 67", "5", "иә", "yes", "красная", "перезагрузил", "ладно", "?", "ул. Жамбыла 5 кв 7",
    ];

    private readonly Random _chance = new(seed);
    private ImmutableArray<Button> _buttons = [];
    private bool _thinking;
    private bool _blocked;
    private int _steps;
    private int _ids;

    /// <summary>Messages of his that were accepted, in order.</summary>
    public List<string> Kept { get; } = [];

    /// <summary>Plans his next inquiry, about so far ahead.</summary>
    public void PlanInquiry(DateTimeOffset now, TimeSpan between) => plans.Add(now + between * (0.1 + 1.8 * _chance.NextDouble()), async () =>
    {
        _steps = 0;
        _blocked = false;
        await Write(Pick(Beginnings));
        PlanInquiry(town.Now, between);
    });

    /// <summary>What his messenger does with a message of ours. Called by the pump.</summary>
    public DeliveryOutcome Hear(OutgoingMessage message)
    {
        lock (_chance)
        {
            var luck = _chance.Next(1000);
            if (_blocked || luck < 3)
            {
                _blocked = true;
                return new DeliveryOutcome.Unreachable("the bot was blocked");
            }
            if (luck < 25)
            {
                return new DeliveryOutcome.TryLater("flood control", TimeSpan.FromSeconds(_chance.Next(1, 40)));
            }
            _buttons = message.Buttons.IsEmpty ? _buttons : message.Buttons;
            if (!_thinking && ++_steps < MostSteps && _chance.Next(8) > 0)
            {
                _thinking = true;
                plans.Add(town.Now + TimeSpan.FromSeconds(_chance.Next(4, 240)), React);
            }
            return new DeliveryOutcome.Sent(message.Id);
        }
    }

    private Task React()
    {
        Button? pressed;
        lock (_chance)
        {
            _thinking = false;
            pressed = _buttons.Length > 0 && _chance.Next(4) > 0 ? _buttons[_chance.Next(_buttons.Length)] : null;
        }
        return pressed is null ? Write(Pick(Answers)) : Bring(NextId(), new SubscriberEvent.Pressed(pressed.Payload), null);
    }

    private async Task Write(string words)
    {
        var id = NextId();
        // Some write in pieces, some send everything twice.
        await Bring(id, new SubscriberEvent.Wrote(id, $"{words} #{id}"), $"{words} #{id}");
        if (_chance.Next(20) == 0)
        {
            await Bring(id, new SubscriberEvent.Wrote(id, $"{words} #{id}"), null);
        }
    }

    // What was not taken comes again: so does a messenger.
    private async Task Bring(string id, SubscriberEvent happened, string? words)
    {
        switch (await town.Stage.Bring(chat, $"{chat}/{id}", happened))
        {
            case Accepted.Unavailable:
                plans.Add(town.Now + TimeSpan.FromSeconds(30), () => Bring(id, happened, words));
                break;
            case Accepted.Stored when words is not null:
                Kept.Add(words);
                break;
            default:
                break;
        }
    }

    private string Pick(string[] words)
    {
        lock (_chance)
        {
            return words[_chance.Next(words.Length)];
        }
    }

    private string NextId() => (++_ids).ToString(CultureInfo.InvariantCulture);
}
