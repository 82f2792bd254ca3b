using System.Diagnostics;

namespace SupportBot.Tests.Web.Telegram;

public sealed class TelegramLinkTests
{
    [Fact]
    public async Task A_guides_page_leads_into_the_bot_as_soon_as_its_name_is_known_and_the_link_is_followed_there()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        using var http = new HttpClient { BaseAddress = new Uri(house.Address) };
        var patience = Stopwatch.StartNew();
        while (!(await http.GetStringAsync("/guides/no-internet?language=ru")).Contains("https://t.me/isp_bot?start=guide_no-internet", StringComparison.Ordinal))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "the page never learned the bot's name");
            await Task.Delay(50);
        }
        house.Telegram.Say(5_000_000_077, "/start guide_no-internet");
        Assert.Contains("Шаг 1", (await house.Sent(5_000_000_077, 1))[0].Text, StringComparison.Ordinal);
    }
}
