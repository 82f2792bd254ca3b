using System.Collections.Immutable;
using System.Globalization;
using Handoff;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Channels;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Commands.Stories;

/// <summary>Plays a story on a stage whose clock it moves by hand: a week passes in a moment, and always in the same way.</summary>
public sealed class StoryPlayer
{
    private static readonly ChatKey Chat = new(StageChannel.ChannelName, "1");
    private static readonly TimeSpan BurstStep = TimeSpan.FromSeconds(2);

    private readonly Story _story;
    private readonly Settings _settings;
    private readonly FakeTimeProvider _clock;
    private readonly SpokenTexts _texts = new();
    private readonly List<Spoken> _said = [];
    private readonly List<Button> _buttons = [];
    private readonly List<string> _differences = [];
    private Stage? _stage;
    private int _ids;

    public StoryPlayer(Story story, Settings settings)
    {
        _story = story;
        _settings = settings;
        var local = story.Now.DateTime;
        _clock = new FakeTimeProvider(new DateTimeOffset(local, settings.Hours.Zone.GetUtcOffset(local)));
    }

    private Stage Stage => _stage ?? throw new InvalidOperationException("The stage is not open.");

    /// <summary>Everything that was different, a line each: <c>file:line: what; the bot said: …</c>. Empty = the story holds.</summary>
    public async Task<IReadOnlyList<string>> Play()
    {
        _stage = await Stage.Open(_settings, _clock, services => services.AddSingleton<ITurnWatcher>(_texts));
        await using (_stage)
        {
            foreach (var line in _story.Lines)
            {
                await Play(line);
                await Stage.Quiet();
                Collect();
            }
            await FinishBurst();
            Collect();
            foreach (var left in _said.Where(said => said.MustBeNamed))
            {
                Differ(_story.Lines[^1], $"unexpected: {left}");
            }
        }
        return _differences;
    }

    private async Task Play(StoryLine line)
    {
        if (line is not (StoryLine.Says or StoryLine.Presses or StoryLine.Does or StoryLine.Restarts))
        {
            await FinishBurst();
        }
        switch (line)
        {
            case StoryLine.Says says:
                await Bring(new SubscriberEvent.Wrote(NextId(), says.Text));
                break;
            case StoryLine.Presses presses:
                await Press(presses);
                break;
            case StoryLine.Does { What: "late" } late:
                await BringLate(late);
                break;
            case StoryLine.Does does:
                await Bring(Gesture(does));
                break;
            case StoryLine.Expects expects:
                Check(expects);
                break;
            case StoryLine.OperatorSays says:
                await OperatorSays(says);
                break;
            case StoryLine.OperatorDoes does:
                await OperatorDoes(does);
                break;
            case StoryLine.Waits waits:
                await MoveClock(waits.Time);
                break;
            case StoryLine.Restarts:
                await Stage.Restart();
                break;
            default:
                throw new InvalidOperationException($"No way to play {line.GetType().Name}.");
        }
    }

    private Task Bring(SubscriberEvent happened, TimeSpan late = default) =>
        Stage.Bring(Chat.Chat, NextId(), happened, new SubscriberProfile(null, _story.Language, _story.Phone), _clock.GetUtcNow() - late);

    // (поздно 3h слова): written three hours ago, brought now.
    private Task BringLate(StoryLine.Does does) =>
        does.Value.Split(' ', 2) is [var time, var words] && StoryParser.ReadLine(_story.File, does.Number, "+" + time) is StoryLine.Waits late
            ? Bring(new SubscriberEvent.Wrote(NextId(), words), late.Time)
            : throw new StoryFormatException(_story.File, does.Number, "what came late is written (поздно 3h слова)");

    private async Task Press(StoryLine.Presses presses)
    {
        // The newest button with this title; an old message keeps its buttons on the subscriber's screen.
        var button = _buttons.FindLast(button => string.Equals(button.Text, presses.Title, StringComparison.OrdinalIgnoreCase))
            ?? _buttons.FindLast(button => button.Text.StartsWith(presses.Title, StringComparison.OrdinalIgnoreCase));
        if (button is null)
        {
            Differ(presses, $"there is no button [{presses.Title}]");
            return;
        }
        await Bring(new SubscriberEvent.Pressed(button.Payload));
    }

    private SubscriberEvent Gesture(StoryLine.Does does) => does.What switch
    {
        "document" => new SubscriberEvent.Wrote(NextId(), does.Value, [new MediaFile($"document-{_ids}", "dogovor.pdf", "application/pdf")]),
        "photo" => new SubscriberEvent.Wrote(NextId(), does.Value, [new MediaFile($"photo-{_ids}", "photo.jpg", "image/jpeg")]),
        "voice" => new SubscriberEvent.SentUnreadable(NextId(), "voice", TimeSpan.FromSeconds(7), null),
        "contact" => new SubscriberEvent.SharedContact(NextId(), does.Value, Own: true),
        "place" => new SubscriberEvent.SharedPlace(NextId(), 54.87, 69.15, null, does.Value),
        "edit" => new SubscriberEvent.Edited(NextId(), does.Value),
        "command" => new SubscriberEvent.Commanded(does.Value),
        "start" => new SubscriberEvent.Began(does.Value.Length > 0 ? does.Value : null),
        _ => throw new StoryFormatException(_story.File, does.Number, $"a subscriber cannot do \"{does.What}\""),
    };

    private async Task OperatorSays(StoryLine.OperatorSays says)
    {
        var who = new DeskOperator(says.Operator, says.Operator);
        var conversation = await Stage.Get<ITurnStore>().Load(Chat);
        if (conversation?.Handoff?.Operator is null)
        {
            await Ask(new OperatorEvent.Took { Operator = who });
        }
        await Ask(new OperatorEvent.Wrote(NextId(), says.Text) { Operator = who });
    }

    private Task OperatorDoes(StoryLine.OperatorDoes does)
    {
        var who = new DeskOperator(does.Operator, does.Operator);
        return Ask(does.What switch
        {
            "take" => new OperatorEvent.Took { Operator = who },
            "release" => new OperatorEvent.Released { Operator = who },
            "close" => new OperatorEvent.Closed(does.Value) { Operator = who },
            "note" => new OperatorEvent.Noted(NextId(), does.Value) { Operator = who },
            "guide" => new OperatorEvent.SentGuide(does.Value) { Operator = who },
            _ => throw new StoryFormatException(_story.File, does.Number, $"an operator cannot do \"{does.What}\""),
        });
    }

    private async Task Ask(OperatorEvent happened)
    {
        switch (await Stage.Lanes.Ask(Chat, NextId(), happened))
        {
            case OperatorReply.Held held:
                _said.Add(new Spoken([.. held.Verdict.Shown.Select(finding => "held." + finding.Rule)], held.Verdict.Suggestion ?? "", [], MustBeNamed: true));
                break;
            case OperatorReply.TakenBy taken:
                _said.Add(new Spoken(["taken"], taken.Name, [], MustBeNamed: true));
                break;
            case OperatorReply.NotYours:
                _said.Add(new Spoken(["not-yours"], "", [], MustBeNamed: true));
                break;
            case OperatorReply.Unknown unknown:
                _said.Add(new Spoken(["unknown"], unknown.What, [], MustBeNamed: true));
                break;
            default:
                break;
        }
    }

    private void Check(StoryLine.Expects expects)
    {
        Collect();
        if (Expectation.Difference(expects, _said) is { } difference)
        {
            Differ(expects, difference);
        }
        _said.Clear();
    }

    // What operators write is theirs: a story expects only what the bot says.
    private void Collect()
    {
        foreach (var message in Stage.Channel.TakeSent())
        {
            _buttons.AddRange(message.Buttons);
            if (message.Author != Author.Operator)
            {
                _said.Add(_texts.Of(message));
            }
        }
    }

    // Fragments wait by the clock, and the clock stands still until it is moved.
    private async Task FinishBurst()
    {
        await Stage.Quiet();
        while (Stage.Lanes.WaitingForBurst > 0)
        {
            _clock.Advance(BurstStep);
            while (Stage.Lanes.WaitingForBurst > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
            await Stage.Quiet();
        }
    }

    // From timer to timer, as they would have rung.
    private async Task MoveClock(TimeSpan time)
    {
        var target = _clock.GetUtcNow() + time;
        while ((await Stage.Get<ITurnStore>().Due(target, 1)) is [var (_, timer)])
        {
            if (timer.Due > _clock.GetUtcNow())
            {
                _clock.SetUtcNow(timer.Due);
            }
            await Stage.RingDue();
            await FinishBurst();
        }
        if (target > _clock.GetUtcNow())
        {
            _clock.SetUtcNow(target);
        }
        Stage.Lanes.Sweep();
    }

    private void Differ(StoryLine line, string difference) => _differences.Add(
        $"{_story.File}:{line.Number}: {difference}; the bot said: {(_said.Count == 0 ? "nothing" : string.Join(" ; ", _said))}");

    private string NextId() => (++_ids).ToString(CultureInfo.InvariantCulture);
}
