using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace EndToEnd;

/// <summary>A browser of the web chat without its window: repeats what was not acknowledged, as the page does.</summary>
public sealed class Subscriber(HttpClient http, string conversation, string token)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _written;

    public string Conversation => conversation;

    /// <summary>Ids whose message was acknowledged, in order.</summary>
    public List<string> Acknowledged { get; } = [];

    public static async Task<Subscriber> Open(HttpClient http, string language = "ru")
    {
        var answer = await http.PostAsync("/webchat/conversations", JsonContent.Create(new { language }));
        answer.EnsureSuccessStatusCode();
        var opened = (await answer.Content.ReadFromJsonAsync<Opened>())!;
        return new Subscriber(http, opened.Conversation, opened.Token);
    }

    /// <summary>Brings a message; true when it was acknowledged. The same id may be brought again.</summary>
    public async Task<bool> Bring(string id, string text)
    {
        using var request = Request(HttpMethod.Post, "messages");
        request.Content = JsonContent.Create(new { id, text });
        try
        {
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK)
            {
                Acknowledged.Add(id);
                return true;
            }
            return answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
                ? false
                : throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Writes until it is acknowledged.</summary>
    public async Task Write(string text)
    {
        var id = $"w-{++_written}";
        var patience = Stopwatch.StartNew();
        while (!await Bring(id, text))
        {
            Assert.True(patience.Elapsed < Patience, $"\"{text}\" is not taken.");
            await Task.Delay(50);
        }
    }

    /// <summary>Sends a file under this name.</summary>
    public async Task Bring(string id, string name, byte[] bytes)
    {
        using var request = Request(HttpMethod.Post, "messages");
        request.Content = new MultipartFormDataContent { { new StringContent(id), "id" }, { new ByteArrayContent(bytes), "file", name } };
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    /// <summary>Waits until a line with these words is in the chat that was not said by himself.</summary>
    public async Task<Line> Sees(string words)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            var lines = await All();
            if (lines.LastOrDefault(line => line.From != "subscriber" && line.Text.Contains(words, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
            Assert.True(patience.Elapsed < Patience, $"\"{words}\" does not come; there is:\n{string.Join('\n', lines.Select(line => $"{line.From}: {line.Text}"))}");
            await Task.Delay(100);
        }
    }

    /// <summary>Everything in the chat from the beginning.</summary>
    public async Task<IReadOnlyList<Line>> All()
    {
        var lines = new List<Line>();
        while (true)
        {
            using var request = Request(HttpMethod.Get, $"messages?after={(lines.Count == 0 ? 0 : lines[^1].Seq)}&wait=0");
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            var page = (await answer.Content.ReadFromJsonAsync<Page>())!;
            if (page.Messages.Length == 0)
            {
                return lines;
            }
            lines.AddRange(page.Messages);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string what) => new(method, $"/webchat/conversations/{Uri.EscapeDataString(conversation)}/{what}")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    public sealed record Line(long Seq, string From, string Text);

    private sealed record Opened(string Conversation, string Token);

    private sealed record Page(Line[] Messages);
}
