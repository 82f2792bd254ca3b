using System.Net.Http.Json;
using System.Text.Json;
using Fakes.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>The fake is as strict as telegram.md says: what it lets pass, nobody tests.</summary>
public sealed class FakeTelegramTests : IAsyncLifetime
{
    private const long Asel = 5_000_000_001;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();
    private FakeTelegram _telegram = null!;

    public async Task InitializeAsync() => _telegram = await FakeTelegram.Start(clock: _clock);

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_is_set_at_most_once_a_second_and_forbids_polling()
    {
        Assert.Equal(0, await Code("setWebhook", new { url = "https://a.kz/one", secret_token = "x" }));
        Assert.Equal(429, await Code("setWebhook", new { url = "https://a.kz/two", secret_token = "x" }));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Code("setWebhook", new { url = "https://a.kz/two", secret_token = "x" }));
        Assert.Equal(409, await Code("getUpdates", new { timeout = 0 }));
        Assert.Equal(400, await Code("setWebhook", new { url = "https://a.kz/two", secret_token = "with space" }));
    }

    [Fact]
    public async Task An_update_is_kept_for_a_day_and_a_press_for_two_and_a_half_minutes()
    {
        _telegram.Say(Asel, "раз");
        await Call("sendMessage", new { chat_id = Asel, text = "да?", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Да", callback_data = "1" } } } } });
        _telegram.Press(_telegram.Sent[0], "1");
        Assert.Equal(2, await Waiting());
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, await Waiting());
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task What_was_confirmed_does_not_come_again_and_what_was_not_does()
    {
        _telegram.Say(Asel, "раз");
        _telegram.Say(Asel, "два");
        var first = (await Call("getUpdates", new { timeout = 0 })).GetProperty("result")[0].GetProperty("update_id").GetInt64();
        Assert.Equal(2, await Waiting());
        await Call("getUpdates", new { offset = first + 1, timeout = 0 });
        Assert.Equal(1, await Waiting());
    }

    [Fact]
    public async Task Beyond_the_limit_of_a_second_nobody_is_written_to()
    {
        _telegram.PerSecond = 2;
        foreach (var chat in new[] { Asel, Asel + 1, Asel + 2 })
        {
            _telegram.Know(chat);
        }
        Assert.Equal(0, await Code("sendMessage", new { chat_id = Asel, text = "а" }));
        Assert.Equal(0, await Code("sendMessage", new { chat_id = Asel + 1, text = "а" }));
        Assert.Equal(429, await Code("sendMessage", new { chat_id = Asel + 2, text = "а" }));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Code("sendMessage", new { chat_id = Asel + 2, text = "а" }));
        Assert.Equal(1, _telegram.Held);
    }

    [Theory]
    [InlineData("<b>нет", 400)]
    [InlineData("a & b", 400)]
    [InlineData("<x>нет</x>", 400)]
    [InlineData("  ", 400)]
    [InlineData("&lt;да&gt;", 0)]
    public async Task Markup_is_read_strictly(string html, int code)
    {
        _telegram.Know(Asel);
        Assert.Equal(code, await Code("sendMessage", new { chat_id = Asel, text = html, parse_mode = "HTML" }));
    }

    [Theory]
    [InlineData(32, 0)]
    [InlineData(33, 400)]
    public async Task Sixty_four_bytes_fit_into_a_button_and_a_Cyrillic_letter_is_two(int letters, int code)
    {
        _telegram.Know(Asel);
        var data = new string('я', letters);
        Assert.Equal(code, await Code("sendMessage", new { chat_id = Asel, text = "а", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Да", callback_data = data } } } } }));
    }

    private async Task<int> Waiting() => (await Call("getUpdates", new { timeout = 0 })).GetProperty("result").GetArrayLength();

    private async Task<int> Code(string method, object parameters) => await Call(method, parameters) is var answer && answer.TryGetProperty("error_code", out var code) ? code.GetInt32() : 0;

    private async Task<JsonElement> Call(string method, object parameters)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri($"{_telegram.Url}/bot{FakeTelegram.Token}/{method}"), parameters);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
