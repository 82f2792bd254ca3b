using Fakes.Bitrix24;
using Handoff;
using Handoff.Bitrix24;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;
using SupportBot.Tests.Store;
using SupportBot.Web.Bitrix24;

namespace SupportBot.Tests.Web.Bitrix24;

/// <summary>Which chats the built-in desk shows beside a portal.</summary>
public sealed class FallbackReadsTests : IDisposable
{
    private static readonly TimeSpan After = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 7, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly SqliteHouse _store = new();
    private readonly HttpClient _http;
    private readonly Bitrix24House _house;
    private readonly Rows _rows = new();
    private readonly FallbackReads _reads;

    public FallbackReadsTests()
    {
        _http = new HttpClient(new FakePortalHandler(new FakePortal(_clock)));
        var settings = new PortalSettings { Portal = "http://portal.test", ClientId = "local.app", ClientSecret = "client-secret", Line = FakePortal.Line, PublicUrl = "https://bot.example.kz" };
        var memory = new SqlitePortalMemory(_store.Writer, _store.Readers);
        _house = new Bitrix24House(settings, new Handoff.Bitrix24.Surroundings(_http, memory, new Nobody(), new Nobody(), new Nobody(), _clock));
        _reads = new FallbackReads(_rows, _house, After, _clock);
    }

    public void Dispose()
    {
        _house.Dispose();
        _http.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task While_the_portal_works_only_a_chat_that_did_not_get_there_in_time_is_shown()
    {
        await InPortal("webchat:there");
        _rows.Waiting = [Row("there", Noon.AddMinutes(-10)), Row("stuck", Noon.AddMinutes(-10)), Row("on-its-way", Noon.AddMinutes(-1))];
        Assert.Equal(["stuck"], await Shown());
    }

    [Fact]
    public async Task While_the_portal_is_away_everybody_who_waits_is_shown_the_longest_wait_first()
    {
        await InPortal("webchat:there");
        _rows.Waiting = [Row("there", Noon.AddMinutes(-10)), Row("new", Noon.AddMinutes(-1))];
        _rows.Open =
        [
            Row("asked", Noon.AddMinutes(-3), "b24:27", unread: 1), Row("answered", Noon.AddMinutes(-4), "b24:27", unread: 0), Row("here", Noon.AddMinutes(-5), "op-1", unread: 2),
        ];
        _house.Health.See(new PortalAnswer.Unreached("refused"));
        _clock.Advance(After - TimeSpan.FromSeconds(1));
        Assert.Equal(["new"], await Shown());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["there", "asked", "new"], await Shown());
        _house.Health.See(new PortalAnswer.Ok(default));
        Assert.DoesNotContain("there", await Shown());
    }

    [Fact]
    public async Task Other_lists_are_as_they_are()
    {
        _rows.Mine = [Row("mine", Noon, "op-1")];
        Assert.Equal(["mine"], (await _reads.List(DeskList.Mine, "op-1", 100)).Select(row => row.Conversation.Chat));
    }

    [Fact]
    public void Only_operators_of_a_portal_that_is_away_may_be_relieved()
    {
        var standIn = new PortalStandIn(_house, After);
        Assert.Null(standIn.Away(new DeskOperator("b24:27", "Данияр")));
        _house.Health.See(new PortalAnswer.Unreached("refused"));
        _clock.Advance(After);
        Assert.NotNull(standIn.Away(new DeskOperator("b24:27", "Данияр")));
        Assert.Null(standIn.Away(new DeskOperator("op-1", "Айгуль")));
    }

    private async Task<IReadOnlyList<string>> Shown() => [.. (await _reads.List(DeskList.Waiting, "op-1", 100)).Select(row => row.Conversation.Chat)];

    private Task InPortal(string conversation) =>
        _house.Sessions.Change(conversation, _ => new DeskSession { Conversation = conversation, Handoff = "h1", Stage = SessionStage.Open, Session = "1", Chat = "2" });

    private static DeskRow Row(string chat, DateTimeOffset since, string? leader = null, int unread = 1) =>
        new(new ChatKey("webchat", chat), leader is null ? "WaitingForOperator" : "WithOperator", since, null, null, null, null, leader, unread) { OperatorId = leader };

    private sealed class Rows : IDeskReads
    {
        public IReadOnlyList<DeskRow> Waiting { get; set; } = [];

        public IReadOnlyList<DeskRow> Open { get; set; } = [];

        public IReadOnlyList<DeskRow> Mine { get; set; } = [];

        public Task<IReadOnlyList<DeskRow>> List(DeskList list, string operatorId, int most) => Task.FromResult(list switch
        {
            DeskList.Waiting => Waiting,
            DeskList.Open => Open,
            DeskList.Mine => Mine,
            _ => [],
        });

        public Task<IReadOnlyList<DeskRow>> Search(string text, string operatorId, int most) => Task.FromResult<IReadOnlyList<DeskRow>>([]);

        public Task<Conversation?> Find(ChatKey conversation) => Task.FromResult<Conversation?>(null);

        public Task<IReadOnlyList<DeskChatLine>> Lines(ChatKey conversation, int most) => Task.FromResult<IReadOnlyList<DeskChatLine>>([]);

        public Task<LedgerEntry?> Ledger(string itemId) => Task.FromResult<LedgerEntry?>(null);

        public Task<IReadOnlyList<Callback>> Callbacks(bool open) => Task.FromResult<IReadOnlyList<Callback>>([]);

        public Task<IReadOnlyList<(string State, long Count)>> CountByState() => Task.FromResult<IReadOnlyList<(string, long)>>([]);
    }

    // Nothing of this is asked here.
    private sealed class Nobody : IDeskEar, IDeskFiles, IPortalDiary
    {
        public Task<EarAnswer> Hear(string conversation, string key, OperatorEvent happened) => Task.FromResult<EarAnswer>(new EarAnswer.NotLed());

        public Task<bool> IsHandedOver(string conversation) => Task.FromResult(true);

        public Task<DeskFile> Keep(Stream content, string name, string type, CancellationToken cancellation) => Task.FromResult(new DeskFile("1", name, type, ""));

        public string? Link(DeskFile file) => null;

        public void Note(DiaryLevel level, string text)
        {
        }

        public void Repaired(string what, string conversation)
        {
        }
    }
}
