using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bench.Compare;

/// <summary>
/// Subscribers who write to a bot's webhook and wait for its answer at the sink. Each chat plays the six messages once and is followed by a new
/// chat: nobody is asked twice, and the store grows as it would.
/// </summary>
internal sealed class Driver : IDisposable
{
    private readonly Sink _sink;
    private readonly string[] _words;
    private readonly int _port;
    private readonly string _path;
    private readonly System.Threading.Channels.Channel<(long Chat, int Step)> _due = System.Threading.Channels.Channel.CreateUnbounded<(long, int)>();
    private readonly ConcurrentDictionary<long, (int Step, long Since)> _waiting = new();
    private readonly List<Task> _lines = [];
    private readonly List<HttpPipe> _pipes = [];
    private long _nextChat;
    private long _update;
    private long _answered;
    private long _failed;
    private readonly ConcurrentQueue<(long Chat, int Step)> _resting = new();
    private bool _closedLoop;
    private Figures? _figures;

    public Driver(Sink sink, Bot bot, long firstChat)
    {
        (_sink, _port, _path, _words, _nextChat, _update) = (sink, bot.Port, bot.Kind.Path, bot.Kind.Words, firstChat, firstChat);
        sink.Arrived += Answered;
    }

    public long NotAccepted => Interlocked.Read(ref _failed);

    /// <summary>Connections to the webhook; messages of different chats share them as Telegram's do.</summary>
    public async Task Connect(int connections)
    {
        for (var i = 0; i < connections; i++)
        {
            var pipe = await HttpPipe.Connect(_port);
            _pipes.Add(pipe);
            _lines.Add(Post(pipe));
        }
    }

    /// <summary>Every chat speaks again as soon as it was answered; of many chats, <paramref name="atOnce"/> have a message under way and all take turns.</summary>
    public async Task<Measured> Closed(int chats, int atOnce, TimeSpan warm, TimeSpan time, Process bot)
    {
        _closedLoop = true;
        for (var i = 0; i < chats; i++)
        {
            _resting.Enqueue((Interlocked.Increment(ref _nextChat), 0));
        }
        for (var i = 0; i < Math.Min(chats, atOnce); i++)
        {
            SayNext();
        }
        await Task.Delay(warm);
        var measured = await Measure(time, bot, () => Task.Delay(time));
        _closedLoop = false;
        await Drain();
        _resting.Clear();
        return measured;
    }

    /// <summary>Messages come at their times, whether the last was answered or not; the wait is counted from the moment a message was due.</summary>
    public Task<Measured> Open(int perSecond, TimeSpan warm, TimeSpan time, Process bot) => Measure(time, bot, async () =>
    {
        _closedLoop = false;
        var steps = _words.Length;
        var begun = Stopwatch.GetTimestamp();
        var warming = warm;
        for (long sent = 0; ; sent++)
        {
            var due = TimeSpan.FromSeconds(sent / (double)perSecond);
            if (due > warm + time)
            {
                break;
            }
            if (warming > TimeSpan.Zero && due > warming)
            {
                warming = TimeSpan.Zero;
                Interlocked.Exchange(ref _answered, 0);
                _figures = new Figures();
            }
            for (var now = Stopwatch.GetElapsedTime(begun); now < due; now = Stopwatch.GetElapsedTime(begun))
            {
                await Task.Delay(1);
            }
            // A thousand chats take turns, so that nobody speaks before he was answered.
            var turn = sent / 1000;
            Say(_nextChat + (turn / steps * 1000) + (sent % 1000), (int)(turn % steps));
        }
        await Drain();
    });

    /// <summary>Every chat says its first words and stays there.</summary>
    public async Task Park(int chats, int steps, int atOnce)
    {
        using var room = new SemaphoreSlim(atOnce);
        var left = new CountdownEvent(chats);
        void Next(long chat)
        {
            if (_waiting.TryRemove(chat, out var at))
            {
                if (at.Step + 1 < steps)
                {
                    Say(chat, at.Step + 1);
                    return;
                }
                room.Release();
                left.Signal();
            }
        }
        _sink.Arrived -= Answered;
        _sink.Arrived += Next;
        for (var i = 0; i < chats; i++)
        {
            await room.WaitAsync();
            Say(Interlocked.Increment(ref _nextChat), 0);
        }
        await Task.Run(() => left.Wait(TimeSpan.FromMinutes(2)));
        _sink.Arrived -= Next;
        _sink.Arrived += Answered;
    }

    public void Dispose()
    {
        _sink.Arrived -= Answered;
        _due.Writer.TryComplete();
        _pipes.ForEach(pipe => pipe.Dispose());
    }

    private async Task<Measured> Measure(TimeSpan time, Process bot, Func<Task> run)
    {
        bot.Refresh();
        Interlocked.Exchange(ref _answered, 0);
        _figures = new Figures();
        var (cpu, begun) = (bot.TotalProcessorTime, Stopwatch.GetTimestamp());
        await run();
        var answered = Interlocked.Read(ref _answered);
        var took = Stopwatch.GetElapsedTime(begun);
        bot.Refresh();
        var figures = _figures;
        _figures = null;
        return new Measured(answered / Math.Min(took.TotalSeconds, Math.Max(time.TotalSeconds, 0.001)), (bot.TotalProcessorTime - cpu).TotalMicroseconds / Math.Max(1, answered), bot.WorkingSet64 / 1048576.0, figures);
    }

    private async Task Drain()
    {
        var begun = Stopwatch.GetTimestamp();
        while (!_waiting.IsEmpty && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(15))
        {
            await Task.Delay(20);
        }
        if (!_waiting.IsEmpty)
        {
            Console.WriteLine($"    {_waiting.Count} chats were not answered within 15 s");
            _waiting.Clear();
        }
    }

    private void Say(long chat, int step)
    {
        _waiting[chat] = (step, Stopwatch.GetTimestamp());
        _due.Writer.TryWrite((chat, step));
    }

    private void Answered(long chat)
    {
        if (!_waiting.TryRemove(chat, out var at))
        {
            return;
        }
        Interlocked.Increment(ref _answered);
        _figures?.Add(Stopwatch.GetElapsedTime(at.Since));
        if (_closedLoop)
        {
            var more = at.Step + 1 < _words.Length;
            _resting.Enqueue(more ? (chat, at.Step + 1) : (Interlocked.Increment(ref _nextChat), 0));
            SayNext();
        }
    }

    private void SayNext()
    {
        if (_resting.TryDequeue(out var next))
        {
            Say(next.Chat, next.Step);
        }
    }

    private async Task Post(HttpPipe pipe)
    {
        try
        {
            await foreach (var (chat, step) in _due.Reader.ReadAllAsync())
            {
                await pipe.Send(Update(chat, _words[step]));
                var (head, _) = await pipe.Next();
                if (head.Length < 12 || head.Span[9] != (byte)'2')
                {
                    Interlocked.Increment(ref _failed);
                    if (head.Length == 0)
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception over) when (over is System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            // The bot was stopped.
        }
    }

    private byte[] Update(long chat, string text)
    {
        var update = Interlocked.Increment(ref _update);
        var body = string.Create(CultureInfo.InvariantCulture, $$$"""{"update_id":{{{update}}},"message":{"message_id":{{{update}}},"from":{"id":{{{chat}}},"is_bot":false,"first_name":"Мария","last_name":"Петрова","username":"user{{{chat}}}","language_code":"ru"},"chat":{"id":{{{chat}}},"first_name":"Мария","last_name":"Петрова","username":"user{{{chat}}}","type":"private"},"date":{{{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}},"text":"{{{text}}}"}}""");
        var bytes = Encoding.UTF8.GetByteCount(body);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST {_path} HTTP/1.1\r\nHost: 127.0.0.1:{_port}\r\nContent-Type: application/json\r\nX-Telegram-Bot-Api-Secret-Token: {Bot.Secret}\r\nContent-Length: {bytes}\r\n\r\n{body}"));
    }
}

/// <param name="PerSecond">Messages answered a second.</param>
/// <param name="Cpu">Microseconds of processor time of the bot, a message.</param>
/// <param name="Resident">Megabytes of memory of the bot at the end.</param>
internal sealed record Measured(double PerSecond, double Cpu, double Resident, Figures Latency);
