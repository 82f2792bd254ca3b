using Fakes.Bitrix24;
using Handoff.Bitrix24;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Handoff.Tests.Bitrix24.Support;

/// <summary>The library put together over the fake portal, with a clock that is moved by hand.</summary>
internal sealed class PortalHouse : IDisposable
{
    public PortalHouse(bool installed = true)
    {
        Time.SetUtcNow(Some.Now);
        Portal = new FakePortal(Time);
        Http = new HttpClient(new FakePortalHandler(Portal));
        Start();
        if (installed)
        {
            Tokens.Install(Installed()).GetAwaiter().GetResult();
        }
    }

    public FakeTimeProvider Time { get; } = new();

    public FakePortal Portal { get; }

    public HttpClient Http { get; }

    public MemoryInMemory Memory { get; } = new();

    public KeptDiary Diary { get; } = new();

    public NamedFiles Files { get; } = new();

    public PortalSettings Settings { get; } = new()
    {
        Portal = "http://portal.test",
        ClientId = "local.app",
        ClientSecret = "client-secret",
        Line = FakePortal.Line,
        PublicUrl = "https://bot.example",
    };

    public TokenKeeper Tokens { get; private set; } = null!;

    public PortalClient Client { get; private set; } = null!;

    public DeskSessions Sessions { get; private set; } = null!;

    public PortalHealth Health { get; private set; } = null!;

    public PortalReads Reads { get; private set; } = null!;

    public Notices Notices { get; private set; } = null!;

    public Bitrix24Desk Desk { get; private set; } = null!;

    public FakeChat Chat(string conversation = Some.Chat) => Portal.ChatOf(conversation);

    /// <summary>As after a crash: everything is made anew, the store has what it has.</summary>
    public void Start()
    {
        Tokens = new TokenKeeper(Memory, Http, Settings, Time, Diary);
        Client = new PortalClient(Http, Tokens, new RequestBudget(Time, 2, 50), new MethodTimes(Time), Time);
        Sessions = new DeskSessions(Memory);
        Health = new PortalHealth(Time, Diary);
        Reads = new PortalReads(Client);
        Notices = new Notices(Client);
        Desk = new Bitrix24Desk(Client, Settings, Sessions, Reads, Health, Notices, Files, Time);
    }

    public PortalTokens Installed() => new(Portal.Tokens.MemberId, Portal.Tokens.ApplicationToken, Portal.Tokens.Access, Portal.Tokens.Refresh, Portal.Tokens.Expires,
        Portal.Self + "/rest/", Portal.Self + "/oauth-rest/", "1", Time.GetUtcNow());

    /// <summary>Waits for work, moving the clock whenever nothing else happens.</summary>
    public async Task<T> Drive<T>(Task<T> work)
    {
        for (var quiet = 0; !work.IsCompleted; quiet++)
        {
            await Task.Delay(quiet < 3 ? 1 : 2);
            if (quiet >= 3)
            {
                Time.Advance(TimeSpan.FromMilliseconds(500));
            }
        }
        return await work;
    }

    public async Task Drive(Task work) => await Drive(Wrap(work));

    public void Dispose() => Http.Dispose();

    private static async Task<bool> Wrap(Task work)
    {
        await work;
        return true;
    }
}
