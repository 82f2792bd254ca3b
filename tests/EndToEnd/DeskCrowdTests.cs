using System.Diagnostics;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>A bad day: hundreds wait, names and words are hostile, calls are late, a messenger is about to close.</summary>
public sealed class DeskCrowdTests(Browsers browsers, ITestOutputHelper output) : IClassFixture<Browsers>
{
    // Collected from the first paint on; what follows a click at once is no jump.
    private const string Watch =
        """
        window.jumps = 0;
        new PerformanceObserver((list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.jumps += shift.value; })
          .observe({ type: 'layout-shift', buffered: true });
        """;

    [Fact]
    public async Task Hundreds_of_open_conversations_stay_at_hand_and_hostile_words_stay_words()
    {
        await using var service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00");
        await service.Start();
        const string hostile = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>";
        var subscriber = await Subscriber.Open(service.Http);
        await subscriber.Write("Позовите оператора");
        await subscriber.Sees("ператор");
        await subscriber.Write($"Позовите оператора {hostile}");
        await service.Kill();
        Crowd.Multiply(service.StorePath, subscriber.Conversation, 349);
        await service.Start();
        var page = await browsers.Window(service.Address);
        await page.AddInitScriptAsync(Watch);
        var desk = await DeskWindow.First(page, service, "<b>Айгуль</b>");
        await Expect(page.Locator("#tab-waiting .count")).ToHaveTextAsync("300+");
        await Paints(page, desk);

        // The list goes on for as long as there is somebody in it.
        foreach (var many in new[] { 200, 300, 350 })
        {
            await desk.Click("more");
            await Expect(page.Locator("#rows [data-chat]")).ToHaveCountAsync(many);
        }
        await Expect(page.Locator("#more")).ToHaveCountAsync(0);
        await Opens(page);
        await desk.Sees("<script>");
        Assert.DoesNotContain("pwned", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#scroll img, .who b").CountAsync());
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await DeskTests.Accessible(page);
        }
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#help")).ToBeVisibleAsync();
        await DeskTests.Accessible(page);
    }

    [Fact]
    public async Task A_call_whose_time_has_passed_raises_an_alarm_and_a_messenger_that_closes_says_so()
    {
        await using var service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00");
        await service.Start();
        var desk = await DeskWindow.First(await browsers.Window(service.Address), service, "Айгуль");
        var subscriber = await Subscriber.Open(service.Http);
        await subscriber.Write("оператор");
        await subscriber.Write("8 701 123 45 67");
        await desk.Rows.First.ClickAsync();
        await Expect(desk.Page.Locator("#card")).ToContainTextAsync("+77011234567");
        await desk.Click("do-take");
        await desk.Click("do-callback");
        await desk.Sees("Обещан звонок");
        await Expect(desk.Page.Locator("#alarm")).ToHaveCountAsync(0);
        await Pass(service, desk, replyLeft: TimeSpan.FromMinutes(40));
        await Expect(desk.Page.Locator("#alarm")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#window")).ToContainTextAsync("мин");
        await Expect(desk.Page.Locator("#window")).ToContainTextAsync("Звонок обещан");
        await Expect(desk.Page.Locator("#reply-until")).ToBeVisibleAsync();
        await DeskTests.Accessible(desk.Page);
        await desk.Click("alarm");
        await Expect(desk.Page.Locator(".call.late")).ToContainTextAsync("время прошло");
        await desk.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Дозвонился", Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator("#alarm")).ToHaveCountAsync(0);

        // Outside the window a call is the deed that is offered, and nothing is written that would not arrive.
        await Pass(service, desk, replyLeft: TimeSpan.FromMinutes(-5));
        await Expect(desk.Page.Locator("#window.shut a[href='tel:+77011234567']")).ToBeVisibleAsync();
        await desk.Click("window-call");
        await Expect(desk.Page.Locator("#window-call")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("#tab-calls .count")).ToHaveTextAsync("1");
    }

    // The window notices the cut and finds its place again by itself: a reload of ours would race with its own.
    private static async Task Pass(Service service, DeskWindow desk, TimeSpan replyLeft)
    {
        await service.Kill();
        await Expect(desk.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        Crowd.LetTimePass(service.StorePath, replyLeft);
        await service.Start();
        await Expect(desk.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await desk.Ready();
    }

    private async Task Paints(IPage page, DeskWindow desk)
    {
        await page.ReloadAsync();
        await desk.Ready();
        var first = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var jumps = await page.EvaluateAsync<double>("window.jumps");
        output.WriteLine($"The desk with 350 waiting: first paint after {first:0} ms, layout jumps {jumps:0.000}.");
        Assert.True(jumps < 0.1, $"The page jumps while it loads: {jumps:0.000}.");
    }

    // What is measured is told, not judged: this machine may be busy.
    private async Task Opens(IPage page)
    {
        var times = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var row = page.Locator("#rows [data-chat]").Nth(i);
            var key = await row.GetAttributeAsync("data-chat");
            var clock = Stopwatch.StartNew();
            await row.ClickAsync();
            await page.Locator($"#scroll[data-chat='{key}'] .line").First.WaitForAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        output.WriteLine($"Opening a chat among 350: median {times.Order().ElementAt(times.Count / 2):0} ms, worst {times.Max():0} ms.");
    }
}
