using Fakes.Bitrix24;
using Handoff.Bitrix24;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Handoff.Tests.Bitrix24.Support;

/// <summary>The library put together over the fake portal, with a clock that is moved by hand.</summary>
internal sealed class PortalHouse : IDisposable
{
    public PortalHouse(bool installed = true, Func<PortalSettings, PortalSettings>? settings = null)
    {
        Settings = settings?.Invoke(Settings) ?? Settings;
        Time.SetUtcNow(Some.Now);
        Portal = new FakePortal(Time);
        Http = new HttpClient(new FakePortalHandler(Portal));
        Start();
        if (installed)
        {
            Tokens.Install(Installed()).GetAwaiter().GetResult();
        }
    }

    private const int MostHeld = 50;

    public FakeTimeProvider Time { get; } = new();

    public FakePortal Portal { get; }

    public HttpClient Http { get; }

    public MemoryInMemory Memory { get; } = new();

    public KeptDiary Diary { get; } = new();

    public NamedFiles Files { get; } = new();

    public PortalSettings Settings { get; } = new PortalSettings
    {
        Portal = "http://portal.test",
        ClientId = "local.app",
        ClientSecret = "client-secret",
        Line = FakePortal.Line,
        PublicUrl = "https://bot.example",
    };

    public HeardOperators Ear { get; } = new();

    public Bitrix24House House { get; private set; } = null!;

    public TokenKeeper Tokens => House.Tokens;

    public PortalClient Client => House.Client;

    public DeskSessions Sessions => House.Sessions;

    public Bitrix24Desk Desk => House.Desk;

    public FakeChat Chat(string conversation = Some.Chat) => Portal.ChatOf(conversation);

    /// <summary>As after a crash: everything is made anew, the store has what it has.</summary>
    public void Start()
    {
        House?.Dispose();
        House = new Bitrix24House(Settings, new Surroundings(Http, Memory, Ear, Files, Diary, Time));
        Portal.Events = body => House.Events.Take(body);
    }

    /// <summary>Lets the watch do its work for a while of the clock that is moved by hand.</summary>
    public async Task Watch(TimeSpan time)
    {
        for (var until = Time.GetUtcNow() + time; Time.GetUtcNow() < until;)
        {
            await Drive(House.Watch.Step(default));
            Time.Advance(TimeSpan.FromMilliseconds(250));
        }
    }

    public PortalTokens Installed() => new(Portal.Tokens.MemberId, Portal.Tokens.ApplicationToken, Portal.Tokens.Access, Portal.Tokens.Refresh, Portal.Tokens.Expires,
        Portal.Self + "/rest/", Portal.Self + "/oauth-rest/", "1", Time.GetUtcNow());

    /// <summary>Waits for work, moving the clock whenever nothing else happens: on a slow machine too no deadline may pass while the portal answers.</summary>
    public async Task<T> Drive<T>(Task<T> work)
    {
        for (var (quiet, held) = (0, 0); !work.IsCompleted; quiet++)
        {
            await Task.Delay(quiet < 3 ? 1 : 2);
            // Work that nobody has begun yet may be ours; that of other tests must not hold us for ever.
            var rests = Portal.Busy == 0 && (ThreadPool.PendingWorkItemCount == 0 || ++held > MostHeld);
            if (quiet >= 3 && rests)
            {
                Time.Advance(TimeSpan.FromMilliseconds(500));
                held = 0;
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
