using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Fakes.Telegram;
using Fakes.WhatsApp;
using SupportBot.Tests.Web;

namespace SupportBot.Tests.Store;

/// <summary>The disk answers with errors: every door says 503, health says why, nothing that was taken is lost, and it goes on by itself when the disk does.</summary>
public sealed class DiskFaultTests : IAsyncLifetime
{
    private readonly OpenHouse _house = new();
    private readonly ConcurrentDictionary<long, bool> _telegram = new();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(DiskFault.WriteError)]
    [InlineData(DiskFault.FlushError)]
    [InlineData(DiskFault.ReadOnly)]
    public async Task A_disk_with_errors_takes_nothing_loses_nothing_and_needs_no_restart(DiskFault fault)
    {
        _house.Telegram.Arrived = chat => _telegram[chat] = true;
        Assert.All(await KnockAt(1), door => Assert.True(door.Status is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{door.Name}: {door.Status}"));

        _house.Disk.Fault = fault;
        Assert.All(await KnockAt(2), door => Assert.True(door.Status == HttpStatusCode.ServiceUnavailable, $"{door.Name}: {door.Status}"));
        var health = await _house.Stranger.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        var store = (await health.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("parts")[0];
        Assert.Equal("down", store.GetProperty("state").GetString());
        Assert.Contains(fault == DiskFault.ReadOnly ? "readonly" : "I/O error", store.GetProperty("problem").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("disk", store.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _house.Stranger.GetAsync("/health/live")).StatusCode);

        _house.Disk.Fault = DiskFault.None;
        Assert.Equal(HttpStatusCode.OK, (await _house.Stranger.GetAsync("/health/ready")).StatusCode);
        // Messengers and browsers repeat what was not taken.
        Assert.All(await KnockAt(2), door => Assert.True(door.Status is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{door.Name}: {door.Status}"));
        await EverythingIsAnswered();
    }

    // The same number is the same message at every door.
    private async Task<IReadOnlyList<(string Name, HttpStatusCode Status)>> KnockAt(int number)
    {
        var chat = $"/webchat/conversations/{_house.Conversation}/messages";
        var update = $$$"""{"update_id":{{{number}}},"message":{"message_id":{{{number}}},"date":1795000000,"chat":{"id":{{{number}}},"type":"private"},"from":{"id":{{{number}}} },"text":"Абая 10-25, нет интернета"}}""";
        var batch = MetaPost.Bytes(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text($"wamid.{number}", "Абая 10-25, нет интернета", TimeProvider.System.GetUtcNow(), $"7701555001{number}")])));
        using var telegram = new HttpRequestMessage(HttpMethod.Post, "/webhooks/telegram") { Content = new StringContent(update, Encoding.UTF8, "application/json") };
        telegram.Headers.Add("X-Telegram-Bot-Api-Secret-Token", OpenHouse.TelegramSecret);
        using var whatsApp = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(batch) };
        whatsApp.Headers.Add("X-Hub-Signature-256", MetaPost.Sign(batch));
        using var note = JsonContent.Create(new { text = $"заметка {number}" });
        return
        [
            ("web chat", (await _house.Subscriber.PostAsJsonAsync(chat, new { id = $"d-{number}", text = $"сообщение {number}" })).StatusCode),
            ("Telegram", (await _house.Stranger.SendAsync(telegram)).StatusCode),
            ("WhatsApp", (await _house.Stranger.SendAsync(whatsApp)).StatusCode),
            ("desk", (await _house.Operator.PostAsync($"/desk/api/conversations/{_house.Conversation}/notes", note)).StatusCode),
        ];
    }

    private async Task EverythingIsAnswered()
    {
        await FakeTelegram.Until(() => _telegram.ContainsKey(1) && _telegram.ContainsKey(2), "both subscribers of Telegram are answered");
        await FakeTelegram.Until(() => _house.Meta.Sent.ToArray().Select(message => (string?)message["to"]).Distinct().Count() == 2, "both subscribers of WhatsApp are answered");
        var page = await _house.Subscriber.GetFromJsonAsync<JsonElement>($"/webchat/conversations/{_house.Conversation}/messages?after=0");
        var texts = page.GetProperty("messages").EnumerateArray().Select(line => line.GetProperty("text").GetString()).ToList();
        Assert.Equal(["сообщение 1", "сообщение 2"], texts.Where(text => text!.StartsWith("сообщение ", StringComparison.Ordinal)));
    }
}
