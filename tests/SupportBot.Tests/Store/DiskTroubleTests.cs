using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Commands;
using SupportBot.Commands.Stories;
using SupportBot.Store.Sqlite;

namespace SupportBot.Tests.Store;

/// <summary>The disk stops taking anything for a while: nothing is accepted, nothing that was accepted is lost, and it goes on by itself.</summary>
public sealed class DiskTroubleTests : IAsyncLifetime
{
    private readonly StageFolder _folder = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private SqliteWriter Writer => _app.Services.GetRequiredService<SqliteWriter>();

    // SQLite itself says no, with the same code as on a real full disk.
    [Fact]
    public async Task A_full_disk_is_answered_with_503_seen_in_health_and_recovered_from()
    {
        var messages = await Open();
        Assert.Equal(HttpStatusCode.Accepted, await Bring(messages, "c-0", "Здравствуйте, Абая 10-25, со вчера нет интернета"));
        await Writer.Write(session => session.Execute("PRAGMA max_page_count = 1"));
        // Room that is left inside the file is used up first, as on a real disk.
        var filled = 1;
        while (await Bring(messages, $"c-{filled}", new string('я', 4000)) is HttpStatusCode.Accepted)
        {
            filled++;
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Bring(messages, $"c-{filled}", new string('я', 4000)));
        var health = await _http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("full", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/health/live")).StatusCode);

        await Writer.Write(session => session.Execute("PRAGMA max_page_count = 1000000000"));
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/health/ready")).StatusCode);
        Assert.Contains(await Bring(messages, $"c-{filled}", "да"), (HttpStatusCode[])[HttpStatusCode.Accepted, HttpStatusCode.OK]);
        await UntilAnswered(messages, filled + 1);
    }

    [Fact]
    public async Task A_flush_of_seconds_makes_the_acknowledgement_wait_and_reading_not()
    {
        var messages = await Open();
        using var slow = new ManualResetEventSlim();
        var stuck = Writer.Write(_ => slow.Wait(TimeSpan.FromSeconds(60)));
        var waiting = Bring(messages, "c-0", "Здравствуйте");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _http.GetAsync("/health/ready")).StatusCode);
        Assert.Contains("messages", await _http.GetStringAsync($"{messages}?after=0&wait=0"), StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted, "acknowledged before it was on the disk");
        slow.Set();
        await stuck;
        Assert.Equal(HttpStatusCode.Accepted, await waiting);
        await UntilAnswered(messages, 1);
    }

    public async Task InitializeAsync()
    {
        _app = await RunCommand.Build(["--Urls=http://127.0.0.1:0", $"--Store:Path={_folder.Path}/store.db", $"--Dialogs:Path={Repository.Folder("dialogs")}", "--Logs:Level=Fatal", "--Conversation:BurstWindow=00:00:00"]);
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()), Timeout = TimeSpan.FromMinutes(2) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> Open()
    {
        var opened = (await (await _http.PostAsJsonAsync("/webchat/conversations", new { language = "ru" })).Content.ReadFromJsonAsync<Opened>())!;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", opened.Token);
        return $"/webchat/conversations/{Uri.EscapeDataString(opened.Conversation)}/messages";
    }

    private async Task<HttpStatusCode> Bring(string messages, string id, string text)
    {
        HttpResponseMessage answer;
        while ((answer = await _http.PostAsJsonAsync(messages, new { id, text })).StatusCode == HttpStatusCode.TooManyRequests)
        {
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
        }
        return answer.StatusCode;
    }

    // Everything that was acknowledged is there once, in order, and the last word is not the subscriber's.
    private async Task UntilAnswered(string messages, int acknowledged)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var page = (await _http.GetFromJsonAsync<Page>($"{messages}?after=0&wait=0", patience.Token))!;
            if (page.Messages is [.., { From: not "subscriber" }] && page.Messages.Count(line => line.From == "subscriber") == acknowledged)
            {
                return;
            }
            await Task.Delay(50, patience.Token);
        }
    }

    private sealed record Opened(string Conversation, string Token);

    private sealed record Page(Line[] Messages);

    private sealed record Line(string From);
}
