using System.Globalization;
using System.Text;
using Handoff;
using SupportBot.Channels;
using SupportBot.Operators;

namespace SupportBot.Commands.Stories;

/// <summary>A conversation in the terminal: lines of text go in, what leaves is printed; a number presses a button.</summary>
internal sealed class TerminalChat : IAsyncDisposable
{
    private const string Chat = "terminal";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Stage _stage;
    private readonly TextWriter _screen;
    private readonly SubscriberProfile _profile;
    private readonly CancellationTokenSource _over = new();
    private IReadOnlyList<Button> _buttons = [];
    private int _ids;

    private TerminalChat(Stage stage, TextWriter screen, SubscriberProfile profile)
    {
        _stage = stage;
        _screen = screen;
        _profile = profile;
        stage.Channel.Left += Print;
        _ = RingTimers();
    }

    public static async Task<TerminalChat> Open(Settings settings, Language? language, string? phone)
    {
        var stage = await Stage.Open(settings, TimeProvider.System);
        return new TerminalChat(stage, Console.Out, new SubscriberProfile(null, language, phone));
    }

    /// <summary>Talks until the input ends or says <c>/exit</c>.</summary>
    public async Task Talk(TextReader input, CancellationToken cancellation)
    {
        await _screen.WriteLineAsync("Write as a subscriber would. A number presses a button, (фото) sends a picture, \"оператор> text\" answers as an operator,\n\"оператор> (закрыть)\" closes, /exit ends.\n");
        while (await input.ReadLineAsync(cancellation) is { } line && line.Trim() != "/exit")
        {
            if (line.Trim().Length > 0)
            {
                await Take(line.Trim());
                await Settle();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _stage.DisposeAsync();
        _over.Dispose();
    }

    private async Task Take(string line)
    {
        if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _buttons.Count)
        {
            await Bring(new SubscriberEvent.Pressed(_buttons[number - 1].Payload));
        }
        else if (line.StartsWith("оператор>", StringComparison.OrdinalIgnoreCase) || line.StartsWith("operator>", StringComparison.OrdinalIgnoreCase))
        {
            await Answer(StoryParser.ReadLine("terminal", 1, line));
        }
        else if (line is "(фото)" or "(photo)")
        {
            await Bring(new SubscriberEvent.Wrote(NextId(), "", [new MediaFile("terminal-photo", "photo.jpg", "image/jpeg")]));
        }
        else
        {
            await Bring(new SubscriberEvent.Wrote(NextId(), line));
        }
    }

    private Task Bring(SubscriberEvent happened) => _stage.Bring(Chat, NextId(), happened, _profile);

    private async Task Answer(StoryLine line)
    {
        var key = new ChatKey(StageChannel.ChannelName, Chat);
        var who = new DeskOperator("terminal", "Айгуль");
        await _stage.Lanes.Ask(key, NextId(), new OperatorEvent.Took { Operator = who });
        var reply = line switch
        {
            StoryLine.OperatorDoes { What: "close" } => await _stage.Lanes.Ask(key, NextId(), new OperatorEvent.Closed { Operator = who }),
            StoryLine.OperatorDoes { What: "release" } => await _stage.Lanes.Ask(key, NextId(), new OperatorEvent.Released { Operator = who }),
            StoryLine.OperatorSays says => await _stage.Lanes.Ask(key, NextId(), new OperatorEvent.Wrote(NextId(), says.Text) { Operator = who }),
            _ => OperatorReply.Ok,
        };
        if (reply is OperatorReply.Held held)
        {
            await _screen.WriteLineAsync($"  (held: {string.Join("; ", held.Verdict.Shown.Select(finding => $"{finding.Rule}: {finding.Advice}"))})");
        }
    }

    // A fragment is answered when its window is over: until then the prompt waits.
    private async Task Settle()
    {
        await _stage.Quiet();
        while (_stage.Lanes.WaitingForBurst > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
        await _stage.Quiet();
    }

    private void Print(OutgoingMessage message)
    {
        var text = new StringBuilder();
        text.Append(message.Author == Author.Operator ? "оператор> " : "бот> ");
        text.AppendLine(message.Text.Replace("**", "", StringComparison.Ordinal).ReplaceLineEndings("\n     "));
        foreach (var picture in message.Pictures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"     [{picture.Alt ?? picture.Name}]");
        }
        if (!message.Buttons.IsEmpty)
        {
            _buttons = message.Buttons;
            text.Append("     ").AppendLine(string.Join("   ", message.Buttons.Select((button, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}) {button.Text}"))));
        }
        _screen.WriteLine(text.ToString());
    }

    private async Task RingTimers()
    {
        using var ticks = new PeriodicTimer(Tick);
        try
        {
            while (await ticks.WaitForNextTickAsync(_over.Token))
            {
                await _stage.RingDue();
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The chat is over.
        }
    }

    private string NextId() => (++_ids).ToString(CultureInfo.InvariantCulture);
}
