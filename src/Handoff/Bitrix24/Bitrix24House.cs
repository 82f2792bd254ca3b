using Handoff.Bitrix24.Crm;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;
using Handoff.Bitrix24.Setup;
using Handoff.Bitrix24.Watch;

namespace Handoff.Bitrix24;

/// <summary>What the caller brings along.</summary>
/// <param name="Http">For the portal, its token server and operators' files; without a timeout of its own.</param>
public sealed record Surroundings(HttpClient Http, IPortalMemory Memory, IDeskEar Ear, IDeskFiles Files, IPortalDiary Diary, TimeProvider Time);

/// <summary>Everything of one portal, put together: the desk, the intake of its events, its installation, the watch over it.</summary>
public sealed class Bitrix24House : IDisposable
{
    private readonly RequestBudget _budget;
    private readonly TokenKeeper _tokens;

    public Bitrix24House(PortalSettings settings, Surroundings around)
    {
        var (http, memory, ear, files, diary, time) = around;
        _tokens = new TokenKeeper(memory, http, settings, time, diary);
        _budget = new RequestBudget(time, settings.RequestsPerSecond, settings.Burst);
        Client = new PortalClient(http, _tokens, _budget, new MethodTimes(time), time);
        Health = new PortalHealth(time, diary);
        Sessions = new DeskSessions(memory);
        var reads = new PortalReads(Client, Health);
        var notices = new Notices(Client, memory);
        var people = new People(Client, settings, time);
        var sending = new Gates();
        var book = new ContactBook(Client, settings);
        var work = new ContactWork(book, Sessions, settings, memory, diary);
        Desk = new Bitrix24Desk(Client, settings, Sessions, reads, Health, notices, files, sending, book, work, new CallbackTasks(Client, _tokens, Sessions, settings, memory), time);
        var bells = new Bells(Sessions, Health, memory, time);
        var leading = new Leading(ear, Sessions);
        var endings = new Endings(ear, Sessions, reads, Desk, sending, diary);
        var orders = new Orders(ear, leading, endings, notices);
        var replies = new Replies(ear, Sessions, leading, orders, notices, people, new FileFetch(http, files, time), settings);
        var attention = new Attention(bells, Sessions, replies, leading, endings, people, memory, diary, time);
        Events = new EventIntake(_tokens, memory, settings, bells, time, diary);
        Checkup = new Checkup(settings, _tokens, Client);
        Setup = new Installation(settings, _tokens, Client, Health, time, diary);
        Watch = new PortalWatch(Sessions, reads, bells, attention, new Upkeep(Sessions, Desk, notices, work, reads, Health, ear, sending, diary), Events, time, diary);
    }

    /// <summary>Does he work in the portal?</summary>
    public static bool IsOperator(DeskOperator who) => OperatorIds.UserOf(who) is not null;

    public Bitrix24Desk Desk { get; }

    public EventIntake Events { get; }

    public Installation Setup { get; }

    public Checkup Checkup { get; }

    public PortalWatch Watch { get; }

    public PortalHealth Health { get; }

    public PortalClient Client { get; }

    public TokenKeeper Tokens => _tokens;

    public DeskSessions Sessions { get; }

    public void Dispose()
    {
        _budget.Dispose();
        _tokens.Dispose();
    }
}
