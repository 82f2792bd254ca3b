using Fakes.Bitrix24;
using Handoff.Tests.Bitrix24.Support;

namespace Handoff.Tests.Bitrix24;

/// <summary>
/// An hour of fifty conversations in virtual time. A tenth of the events is lost, others are doubled or come late and out of order; a twentieth of
/// the calls fails in every way a call can. At the end both sides have the same messages in the same order, each once.
/// </summary>
public sealed class ChaosTests
{
    private const int Conversations = 50;
    private const int Rounds = 8;
    private const int Daniyar = 27;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly FakeFault[] Faults =
        [FakeFault.PageBefore, FakeFault.PageAfter, FakeFault.Limit, FakeFault.ErrorBefore, FakeFault.NoConnection, FakeFault.SilenceAfter];

    private readonly Random _chance = new(20261125);
    private readonly Lock _lock = new();
    private readonly List<string> _late = [];

    [Fact]
    public async Task Both_sides_have_the_same_messages_in_the_same_order_each_once()
    {
        using var house = new PortalHouse();
        house.Portal.Fault = _ => Chance(20) ? Faults[_chance.Next(Faults.Length)] : FakeFault.None;
        house.Portal.Fate = Fate;
        var talks = Enumerable.Range(0, Conversations).Select(number => new Talk($"telegram:{1000 + number}", house)).ToList();
        var step = Hour / (Rounds * Conversations);
        foreach (var talk in talks)
        {
            talk.Queue(desk => desk.Open(Some.Request($"h-{talk.Chat}", talk.Chat, Some.Line("m0", "здравствуйте", talk.Chat)), default));
        }
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var talk in talks)
            {
                Play(house, talk, round);
                await Pass(house, talks, step);
            }
        }
        house.Portal.Fault = _ => FakeFault.None;
        house.Portal.Fate = body => [body];
        await Pass(house, talks, TimeSpan.FromMinutes(4));
        Assert.All(talks, talk => Check(house, talk));
        Assert.Equal(0, house.Portal.Tokens.DeadRefreshes);
        Assert.Empty(house.Portal.Complaints);
        Assert.Contains(house.Diary.Repairs, repair => repair.What == "reply");
        Assert.Contains(house.Diary.Repairs, repair => repair.What == "close");
    }

    private void Play(PortalHouse house, Talk talk, int round)
    {
        var chat = house.Portal.Chats.Find(chat => chat.External == talk.Chat);
        if (round < Rounds)
        {
            talk.Said.Add($"абонент {round}");
            talk.Queue(desk => desk.Relay(Some.Line($"m{round}", $"абонент {round}", talk.Chat), default));
        }
        if (chat is null || chat.Session == 0)
        {
            return;
        }
        talk.Answered.Add($"оператор {round}");
        talk.Events.Add(house.Portal.Write(chat, Daniyar, $"оператор {round}", signature: Chance(2)));
        if (round == Rounds)
        {
            talk.Events.Add(house.Portal.Finish(chat));
        }
    }

    // The watch looks, the pump of each conversation goes on, late events come.
    private async Task Pass(PortalHouse house, List<Talk> talks, TimeSpan time)
    {
        for (var until = house.Time.GetUtcNow() + time; house.Time.GetUtcNow() < until;)
        {
            var looking = house.House.Watch.Step(default);
            List<Task> work = [looking, .. talks.Select(talk => talk.Pump())];
            string[] late;
            lock (_lock)
            {
                late = [.. _late];
                _late.Clear();
            }
            work.AddRange(late.Select(body => (Task)house.House.Events.Take(body)));
            await house.Drive(Task.WhenAll(work));
            house.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static void Check(PortalHouse house, Talk talk)
    {
        var chat = house.Portal.ChatOf(talk.Chat);
        Assert.Equal(talk.Said, chat.FromSubscriber.Select(message => message.Text).Where(text => text.StartsWith("абонент", StringComparison.Ordinal)));
        Assert.Single(chat.FromSubscriber, message => message.Text.Contains("здравствуйте", StringComparison.Ordinal));
        Assert.Equal(talk.Answered, house.Ear.Read.Where(read => read.Conversation == talk.Chat).Select(read => read.Text));
        Assert.Single(house.Ear.Heard, heard => heard.Conversation == talk.Chat && heard.Event is OperatorEvent.Closed);
        Assert.Equal(0, chat.Session);
    }

    private IEnumerable<string> Fate(string body)
    {
        lock (_lock)
        {
            switch (_chance.Next(20))
            {
                case 0 or 1:
                    return [];
                case 2:
                    return [body, body];
                case 3 or 4:
                    _late.Add(body);
                    return [];
                default:
                    return [body];
            }
        }
    }

    private bool Chance(int oneOf)
    {
        lock (_lock)
        {
            return _chance.Next(oneOf) == 0;
        }
    }

    /// <summary>One conversation's items for the desk: in order, one at a time, repeated until taken, as the product's pump does.</summary>
    private sealed class Talk(string chat, PortalHouse house)
    {
        private readonly Queue<Func<Handoff.Bitrix24.Bitrix24Desk, Task<DeskOutcome>>> _items = new();
        private DateTimeOffset _notBefore;

        public string Chat => chat;

        public List<string> Said { get; } = [];

        public List<string> Answered { get; } = [];

        public List<Task> Events { get; } = [];

        public void Queue(Func<Handoff.Bitrix24.Bitrix24Desk, Task<DeskOutcome>> item) => _items.Enqueue(item);

        public async Task Pump()
        {
            await Task.WhenAll(Events);
            Events.Clear();
            while (house.Time.GetUtcNow() >= _notBefore && _items.TryPeek(out var item))
            {
                var outcome = await item(house.Desk);
                if (outcome is not DeskOutcome.Accepted)
                {
                    Assert.IsType<DeskOutcome.TryLater>(outcome);
                    _notBefore = house.Time.GetUtcNow() + (((DeskOutcome.TryLater)outcome).After ?? TimeSpan.FromSeconds(2));
                    return;
                }
                _items.Dequeue();
            }
        }
    }
}
