using Handoff;
using SupportBot.Channels;
using SupportBot.Content;
using SupportBot.Delivery;
using SupportBot.Desk.Words;
using SupportBot.Guides;
using SupportBot.Operators;
using SupportBot.Turns;
using SupportBot.Web.Desk;

namespace SupportBot.Desk;

/// <summary>What one open window of the desk shows, kept fresh. Used on the window's own dispatcher only.</summary>
public sealed class Workplace(
    DeskWork work, IDeskReads reads, IOperatorAccounts accounts, DeskBell bell, LiveContent content, WorkingHours hours, Typists typists, TypingSigns signs,
    TimeProvider time) : IDisposable
{
    /// <summary>Beyond so many the exact number of those who wait helps nobody.</summary>
    public const int MostCounted = 300;

    private const int MoreRows = 100;
    private const int FirstLines = 100;
    private const int MoreLines = 300;
    // Many turns at once refresh a window once.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _closed = new();
    private int _lines = FirstLines;
    private int _rows = MoreRows;
    private (ChatKey Chat, DateTimeOffset At) _typed;

    public DeskPerson Person { get; private set; } = new("", "", OperatorRole.Operator);

    public Speech Speech { get; private set; } = new(Language.Russian);

    public DeskTab Tab { get; private set; }

    public string Wanted { get; private set; } = "";

    public IReadOnlyList<DeskRow> Rows { get; private set; } = [];

    /// <summary>The list goes on.</summary>
    public bool MoreBelow { get; private set; }

    public IReadOnlyList<DeskRow> Waiting { get; private set; } = [];

    public IReadOnlyList<DeskRow> Mine { get; private set; } = [];

    public IReadOnlyList<Callback> Callbacks { get; private set; } = [];

    public ChatKey? Key { get; private set; }

    /// <summary>The tab fills the window and leaves no place for a chat.</summary>
    public bool Wide => Tab is DeskTab.Accounts or DeskTab.Audit or DeskTab.Reports;

    public DeskView? View { get; private set; }

    /// <summary>There are more lines than are shown.</summary>
    public bool MoreAbove => View?.Lines.Count == _lines;

    /// <summary>What the operator should know of his last deed; null = nothing.</summary>
    public string? Notice { get; private set; }

    /// <summary>The account is gone or has another role: the window has to be loaded anew.</summary>
    public bool Ended { get; private set; }

    public bool Leads => View is { Conversation: { Leader: Conversations.Leader.Operator } led } && led.Handoff?.Operator?.Id == Person.Id;

    public DateTimeOffset Now => hours.Local(time.GetUtcNow());

    public IEnumerable<Guide> Guides => content.Current.Guides.All;

    /// <summary>Kinds of problem an operator may choose from.</summary>
    public IEnumerable<Conversations.ProblemKind> Problems => work.Problems;

    /// <summary>Promised calls whose time has passed, and, for a senior, those that were missed twice.</summary>
    public IEnumerable<Callback> LateCalls => Callbacks.Where(call => call.To < Now || (Person.Senior && call.Escalated));

    /// <summary>The subscriber of the open conversation is typing just now.</summary>
    public bool SubscriberTypes => Key is { } key && typists.Types(key);

    /// <summary>Canned replies in the subscriber's language, with their values filled in; the titles in the operator's.</summary>
    public IEnumerable<(string Title, string Text)> Replies(DeskView view)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["name"] = view.Conversation.Name,
            ["operator"] = Person.Name,
            ["address"] = view.Conversation.Address is null ? null : view.Card.Address.Normalised,
        };
        return content.Current.Replies.Select(reply => (reply.TitleIn(Speech.Language), reply.In(view.Conversation.Language, values)));
    }

    public event Action? Changed;

    public DateTimeOffset Local(DateTimeOffset moment) => hours.Local(moment);

    public async Task Enter(DeskPerson person, Speech speech, ChatKey? key)
    {
        Person = person;
        Speech = speech;
        Key = key;
        typists.Changed += Typing;
        await Refresh();
    }

    public async Task Show(DeskTab tab)
    {
        Tab = tab;
        Wanted = "";
        _rows = MoreRows;
        if (tab == DeskTab.Calls)
        {
            await work.Note(Person, Deeds.Callbacks, null);
        }
        await Refresh();
    }

    public async Task Find(string text)
    {
        Wanted = text.Trim();
        _rows = MoreRows;
        Tab = Wanted.Length == 0 ? DeskTab.Waiting : DeskTab.Found;
        if (Wanted.Length > 0)
        {
            await work.Note(Person, Deeds.Search, Wanted);
        }
        await Refresh();
    }

    public async Task Open(ChatKey? key)
    {
        Key = key;
        Notice = null;
        _lines = FirstLines;
        // The chat at once; the lists are fresh already, and change when the mark of what was read does.
        await Guarded(ReadView);
    }

    public Task Earlier()
    {
        _lines += MoreLines;
        return Refresh();
    }

    public Task More()
    {
        _rows += MoreRows;
        return Refresh();
    }

    /// <summary>The operator is writing a reply: the subscriber sees it where his messenger can show it.</summary>
    public void ShowTyping()
    {
        if (!Leads || Key is not { } key || !signs.CanShow(key) || (_typed.Chat == key && time.GetUtcNow() - _typed.At < signs.Again(key)))
        {
            return;
        }
        _typed = (key, time.GetUtcNow());
        _ = signs.Show(key);
    }

    public IOperatorAccounts Accounts => accounts;

    public DeskWork Work => work;

    /// <summary>Does something with the open conversation and says what came of it.</summary>
    public async Task<OperatorReply?> Do(OperatorEvent happened, string? key = null, ChatKey? conversation = null)
    {
        if ((conversation ?? Key) is not { } chat)
        {
            return null;
        }
        OperatorReply? reply = null;
        try
        {
            reply = await work.Do(Person, chat, key, happened);
            Notice = Words(reply);
        }
        catch (StoreUnavailableException)
        {
            Notice = Speech[Say.StoreDown];
        }
        await Refresh();
        return reply;
    }

    /// <summary>Does something that changes nothing on the page; says so when the store does not take it.</summary>
    public async Task Try(Func<Task> deed)
    {
        try
        {
            await deed();
        }
        catch (StoreUnavailableException)
        {
            Tell(Speech[Say.StoreDown]);
        }
    }

    public void Tell(string? notice)
    {
        Notice = notice;
        Changed?.Invoke();
    }

    /// <summary>Reads everything that is shown anew.</summary>
    public Task Refresh() => Guarded(async () =>
    {
        Ended = await accounts.FindById(Person.Id) is not { } account || DeskPerson.Of(account) != Person;
        var most = _rows + 1;
        Waiting = await reads.List(DeskList.Waiting, Person.Id, Math.Max(most, MostCounted + 1));
        Mine = await reads.List(DeskList.Mine, Person.Id, Math.Max(most, MostCounted + 1));
        Callbacks = await reads.Callbacks(open: true);
        var rows = Tab switch
        {
            DeskTab.Mine => Mine,
            DeskTab.Open => await reads.List(DeskList.Open, Person.Id, most),
            DeskTab.Closed => await reads.List(DeskList.Closed, Person.Id, most),
            DeskTab.Found => await reads.Search(Wanted, Person.Id, most),
            _ => Waiting,
        };
        MoreBelow = rows.Count > _rows;
        Rows = MoreBelow ? [.. rows.Take(_rows)] : rows;
        await ReadView();
    });

    /// <summary>Keeps the window fresh until it is closed.</summary>
    public async Task Watch(Func<Func<Task>, Task> onDispatcher)
    {
        var seen = await bell.Wait(0, _closed.Token);
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                // An hour of silence too moves the waiting times on: the bell answers at least every 25 seconds.
                seen = await bell.Wait(seen, _closed.Token);
                await onDispatcher(Refresh);
                await Task.Delay(Breath, time, _closed.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        typists.Changed -= Typing;
        _closed.Cancel();
        _closed.Dispose();
    }

    private async Task Guarded(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (StoreUnavailableException)
        {
            Notice = Speech[Say.StoreDown];
        }
        Changed?.Invoke();
    }

    private async Task ReadView()
    {
        View = Key is { } key ? await work.Open(Person, key, _lines) : null;
        await MarkRead();
    }

    private void Typing(ChatKey chat)
    {
        if (chat == Key)
        {
            Changed?.Invoke();
        }
    }

    // What an operator has open before him he has seen.
    private async Task MarkRead()
    {
        if (View is { Readable: true, Lines: [.., var last] } && Key is { } key && Rows.Concat(Mine).Any(row => row.Conversation == key && row.Unread > 0))
        {
            await work.Read(Person, key, last.Line.Seq);
        }
    }

    private string? Words(OperatorReply reply) => reply switch
    {
        OperatorReply.TakenBy taken => $"{Speech[Say.TakenBy]} {taken.Name}",
        OperatorReply.NotYours => Speech[Say.TakeFirst],
        OperatorReply.Unknown unknown => $"{Speech[Say.NotKnown]}: {Speech[Names.OfField(unknown.What)]}",
        _ => null,
    };
}
