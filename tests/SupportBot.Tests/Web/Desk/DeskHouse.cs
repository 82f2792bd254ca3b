using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Commands;
using SupportBot.Commands.Stories;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Desk;

/// <summary>The whole service on a loopback port with a store of its own: operators come in through the desk's doors, subscribers through the web chat's.</summary>
public class DeskHouse : IAsyncLifetime
{
    public const string Password = "очень длинный пароль";

    private readonly StageFolder _folder = new();
    private WebApplication _app = null!;

    public Uri Address => new(_app.Urls.First());

    public async Task InitializeAsync()
    {
        _app = await RunCommand.Build(["--Urls=http://127.0.0.1:0", $"--Store:Path={Path.Combine(_folder.Path, "store.db")}", $"--Dialogs:Path={Repository.Folder("dialogs")}",
            "--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00", "--Policy:Secrets:0=Qwe55rty", "--Logs:Level=Error", .. await More()]);
        await _app.StartAsync();
    }

    /// <summary>What else is set.</summary>
    protected virtual Task<string[]> More() => Task.FromResult(Array.Empty<string>());

    public virtual async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A browser that nobody has logged in with.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler()) { BaseAddress = Address };

    /// <summary>A new account, logged in.</summary>
    public async Task<HttpClient> Operator(string name, OperatorRole role = OperatorRole.Operator)
    {
        Assert.Null(await Get<Accounts>().Add(name, name, role, Password));
        var browser = Stranger();
        (await browser.PostAsJsonAsync("/desk/api/login", new { name, password = Password })).EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>A subscriber who has written and waits for a human; the answer is the conversation's id and his own browser.</summary>
    public async Task<(string Conversation, HttpClient Browser)> Waiting(string words = "Здравствуйте, нужен оператор")
    {
        var (conversation, browser) = await Comes(new { id = "c-1", text = words });
        await Sees(browser, conversation, "bot:");
        return (conversation, browser);
    }

    /// <summary>A subscriber who came by a link into a guide (<c>/chat?guide=…</c>).</summary>
    public Task<(string Conversation, HttpClient Browser)> Opening(string guide) => Comes(new { id = "c-1", guide });

    private async Task<(string Conversation, HttpClient Browser)> Comes(object first)
    {
        var browser = Stranger();
        var opened = await (await browser.PostAsJsonAsync("/webchat/conversations", new { language = "ru" })).Content.ReadFromJsonAsync<JsonElement>();
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", opened.GetProperty("token").GetString());
        var conversation = opened.GetProperty("conversation").GetString()!;
        (await browser.PostAsJsonAsync($"/webchat/conversations/{conversation}/messages", first)).EnsureSuccessStatusCode();
        return (conversation, browser);
    }

    /// <summary>Everything the subscriber sees, once a message with these words is among it (behind the one with the words of <paramref name="after"/>).</summary>
    public static async Task<string> Sees(HttpClient subscriber, string conversation, string words, string after = "")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        long last = 0;
        var seen = new List<string>();
        while (!seen.SkipWhile(text => !text.Contains(after, StringComparison.Ordinal)).Any(text => text.Contains(words, StringComparison.Ordinal)))
        {
            var answer = await subscriber.GetFromJsonAsync<JsonElement>($"/webchat/conversations/{conversation}/messages?after={last}&wait=10", patience.Token);
            foreach (var message in answer.GetProperty("messages").EnumerateArray())
            {
                last = message.GetProperty("seq").GetInt64();
                seen.Add($"{message.GetProperty("from").GetString()}: {message.GetProperty("text").GetString()}");
            }
        }
        return string.Join('\n', seen);
    }
}
