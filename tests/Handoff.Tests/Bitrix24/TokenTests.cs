using Fakes.Bitrix24;
using Handoff.Bitrix24.Rest;
using Handoff.Tests.Bitrix24.Support;

namespace Handoff.Tests.Bitrix24;

/// <summary>A refresh token works once; two processes share one store.</summary>
public sealed class TokenTests : IDisposable
{
    private readonly PortalHouse _house = new();
    private readonly HeldDoor _door;
    private readonly HttpClient _http;
    private readonly TokenKeeper _here;
    private readonly TokenKeeper _there;

    public TokenTests()
    {
        _door = new HeldDoor(_house.Portal);
        _http = new HttpClient(_door);
        _here = new TokenKeeper(_house.Memory, _http, _house.Settings, _house.Time, _house.Diary);
        _there = new TokenKeeper(_house.Memory, _http, _house.Settings, _house.Time, _house.Diary);
    }

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
        _http.Dispose();
        _house.Dispose();
    }

    [Fact]
    public async Task While_one_process_exchanges_the_tokens_the_other_waits_and_takes_what_came_of_it()
    {
        var stale = _house.Portal.Tokens.Access;
        var first = _here.Refresh(stale, default);
        await _door.Arrived;
        var second = _there.Refresh(stale, default);
        // Less than the lease and the exchange's own deadline.
        for (var i = 0; i < 40; i++)
        {
            _house.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(1);
        }
        Assert.False(second.IsCompleted);
        _door.Open();
        PortalTokens[] tokens = [await first, await _house.Drive(second)];
        Assert.Equal((1, 0), (_house.Portal.Tokens.Refreshes, _house.Portal.Tokens.DeadRefreshes));
        Assert.All(tokens, token => Assert.Equal(_house.Portal.Tokens.Access, token.AccessToken));
    }

    [Fact]
    public async Task Many_at_once_in_two_processes_never_use_a_refresh_token_twice()
    {
        _door.Open();
        using var here = new TokenKeeper(_house.Memory, _http, _house.Settings, TimeProvider.System, _house.Diary);
        using var there = new TokenKeeper(_house.Memory, _http, _house.Settings, TimeProvider.System, _house.Diary);
        for (var round = 0; round < 5; round++)
        {
            var stale = _house.Portal.Tokens.Access;
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? here : there).Refresh(stale, default))));
        }
        Assert.Equal((5, 0), (_house.Portal.Tokens.Refreshes, _house.Portal.Tokens.DeadRefreshes));
    }

    [Fact]
    public async Task A_process_that_died_with_the_lease_keeps_the_other_waiting_for_a_while_only()
    {
        await new RefreshLease(_house.Memory, _house.Time).Take(default);
        var refresh = _there.Refresh(_house.Portal.Tokens.Access, default);
        while (!_door.Arrived.IsCompleted)
        {
            _house.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(1);
        }
        Assert.True(_house.Time.GetUtcNow() - Some.Now >= RefreshLease.Longest);
        _door.Open();
        await refresh;
        Assert.Equal(1, _house.Portal.Tokens.Refreshes);
    }

    // The token server answers when the test lets it.
    private sealed class HeldDoor(FakePortal portal) : DelegatingHandler(new FakePortalHandler(portal))
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Arrived => _arrived.Task;

        public void Open() => _open.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _arrived.TrySetResult();
            await _open.Task;
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
