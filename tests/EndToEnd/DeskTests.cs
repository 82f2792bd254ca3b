using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>The operator's desk in a real browser, beside the real program.</summary>
public sealed class DeskTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task From_the_first_message_to_the_rating_an_operator_serves_a_subscriber()
    {
        await using var service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00");
        await service.Start();
        var desk = await DeskWindow.First(await browsers.Window(service.Address), service, "Айгуль");
        var chat = await browsers.Window(service.Address, 390, 844);
        await chat.GotoAsync("/chat");
        await Write(chat, "Здравствуйте, Абая 10-25, со вчера нет интернета");
        await Press(chat, "Да, верно");
        await Write(chat, "оператор");
        await Expect(chat.Locator(".message.bot", new PageLocatorOptions { HasText = "номер" }).Last).ToBeVisibleAsync();
        await Write(chat, "8 701 123 45 67");

        // The queue fills without a reload; the card knows what was said.
        await Expect(desk.Rows.Filter(new LocatorFilterOptions { HasText = "10-25" })).ToBeVisibleAsync();
        await Expect(desk.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(\d+\)"));
        await desk.Open("10-25");
        await Expect(desk.Page.Locator("#card")).ToContainTextAsync("+77011234567");
        await desk.Click("do-take");
        await desk.Say("Добрый день! Смотрю линию.");
        await Expect(chat.Locator(".message.operator")).ToContainTextAsync("Добрый день! Смотрю линию.");
        await Expect(desk.Page.Locator("#reply")).ToHaveValueAsync("");
        await Expect(desk.Lines.Filter(new LocatorFilterOptions { HasText = "Смотрю линию" }).Locator(".outcome")).ToHaveTextAsync("доставлено");

        await Write(chat, "Спасибо, жду");
        await desk.Sees("Спасибо, жду");
        await Expect(desk.Lines.Last).ToBeInViewportAsync();

        // A secret or rude word is held with the reason; the kind variant goes.
        await desk.Say("ВЫ САМИ ВИНОВАТЫ!!! ЧТО ЗА ДЕЛА");
        await Expect(desk.Page.Locator("#advice")).ToBeVisibleAsync();
        await desk.Page.Locator("#reply").FillAsync("Пожалуйста, проверьте сейчас.");
        await desk.Page.Locator("#reply").PressAsync("Enter");
        await Expect(chat.Locator(".message.operator").Last).ToContainTextAsync("проверьте сейчас");
        await Expect(desk.Page.Locator("#reply")).ToHaveValueAsync("");

        // A slash in an empty field opens the canned replies, with the values filled in.
        await desk.Page.Locator("#reply").PressAsync("/");
        await desk.Page.Locator("#reply-search").FillAsync("адрес");
        await desk.Page.Locator(".replies button", new PageLocatorOptions { HasText = "Подтвердите" }).ClickAsync();
        await Expect(desk.Page.Locator("#reply")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("дом 10"));
        await desk.Page.Locator("#reply").PressAsync("Enter");
        await Expect(chat.Locator(".message.operator").Last).ToContainTextAsync("дом 10");
        await Expect(desk.Page.Locator("#reply")).ToHaveValueAsync("");

        // A note is for colleagues; a corrected field is kept with the name.
        await desk.Click("mode-note");
        await Expect(desk.Page.Locator("#reply")).ToHaveAttributeAsync("data-mode", "note");
        await desk.Say("звонил мастеру");
        await desk.Sees("звонил мастеру");
        await desk.Page.Locator("[data-mend=router]").ClickAsync();
        await desk.Page.Locator("#mend-router").FillAsync("Keenetic");
        await desk.Page.Locator("#mend-router").PressAsync("Enter");
        await Expect(desk.Page.Locator("#card")).ToContainTextAsync("Keenetic");
        await desk.Sees("Роутер: Keenetic");

        await Pictures(desk.Page);
        await desk.Click("do-close");
        await desk.Page.Locator("#result").FillAsync("решено");
        await desk.Click("panel-do");
        await Press(chat, "5");
        await Expect(desk.Page.Locator("#do-take")).ToBeVisibleAsync();
        Assert.DoesNotContain("звонил мастеру", await chat.Locator("#log").InnerTextAsync(), StringComparison.Ordinal);

        // Where is the message? In plain words.
        await desk.Lines.Filter(new LocatorFilterOptions { HasText = "Смотрю линию" }).Locator(".outcome").ClickAsync();
        await Expect(desk.Page.Locator(".way")).ToContainTextAsync("записано на диск");
    }

    [Fact]
    public async Task Of_two_operators_one_gets_the_chat_and_the_other_learns_who()
    {
        await using var service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00");
        await service.Start();
        var first = await DeskWindow.First(await browsers.Window(service.Address), service, "Айгуль");
        await first.Click("tab-accounts");
        await first.Page.FillAsync("#new-name", "Данияр");
        await first.Page.FillAsync("#new-password", DeskWindow.Password);
        await first.Page.Locator(".add button").ClickAsync();
        await Expect(first.Page.Locator(".accounts")).ToContainTextAsync("Данияр");
        await first.Click("tab-waiting");
        var second = await DeskWindow.LogIn(await browsers.Window(service.Address), "Данияр");
        var subscriber = await Subscriber.Open(service.Http);
        Assert.True(await subscriber.Bring("c-1", "Позовите оператора, Абая 10-25"));
        Assert.True(await subscriber.Bring("c-2", "оператор"));
        foreach (var desk in new[] { first, second })
        {
            await Expect(desk.Rows.First).ToBeVisibleAsync();
            await desk.Rows.First.ClickAsync();
            await Expect(desk.Page.Locator("#do-take")).ToBeVisibleAsync();
        }
        await Task.WhenAll(first.Click("do-take"), second.Click("do-take"));
        var leads = first.Page.Locator("#do-close");
        var other = second.Page.Locator("#do-close");
        await Expect(leads.Or(first.Page.Locator("#do-take-over"))).ToBeVisibleAsync();
        var firstLeads = await leads.IsVisibleAsync();
        Assert.NotEqual(firstLeads, await other.IsVisibleAsync());
        await Expect((firstLeads ? second : first).Page.Locator(".chat-top")).ToContainTextAsync(firstLeads ? "Айгуль" : "Данияр");
    }

    [Fact]
    public async Task A_cut_connection_comes_back_with_the_chat_and_the_words_being_typed()
    {
        await using var service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00");
        await service.Start();
        var desk = await DeskWindow.First(await browsers.Window(service.Address), service, "Айгуль");
        var subscriber = await Subscriber.Open(service.Http);
        Assert.True(await subscriber.Bring("c-1", "оператор"));
        await desk.Rows.First.ClickAsync();
        await desk.Click("do-take");
        await desk.Page.Locator("#reply").FillAsync("Минуту, смотрю");
        // As a power cut would: the server forgets the window, the window remembers the words.
        await service.Kill();
        await Expect(desk.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await service.Start();
        await desk.Ready();
        await Expect(desk.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(desk.Page.Locator("#reply")).ToHaveValueAsync("Минуту, смотрю");
        Assert.True(await subscriber.Bring("c-2", "Вы тут?"));
        await desk.Sees("Вы тут?");
        await desk.Page.Locator("#reply").PressAsync("Enter");
        await desk.Sees("Минуту, смотрю");
    }

    [Fact]
    public async Task The_start_page_says_what_runs_and_what_to_do_first()
    {
        await using var service = new Service();
        await service.Start();
        var page = await browsers.Window(service.Address, 390, 844);
        await page.GotoAsync("/");
        await Expect(page.Locator(".steps li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".parts")).ToContainTextAsync("webchat");
        await Expect(page.Locator("#store .dot.up")).ToBeVisibleAsync();
        await Expect(page.Locator(".parts")).ToContainTextAsync("Telegram:Token");
        await Expect(page.Locator(".doors a[href='/guides']")).ToBeVisibleAsync();
        await Accessible(page);
        await page.GotoAsync("/desk");
        await Accessible(page);
    }

    // SCREENSHOTS=folder keeps what the desk looks like: how the pictures of docs/ are made.
    private static async Task Pictures(IPage page)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }
        await page.Locator("#tab-mine").ClickAsync();
        await page.Locator("#mode-reply").ClickAsync();
        await Expect(page.Locator("#rows .row")).ToHaveCountAsync(1);
        foreach (var (width, height) in new[] { (1440, 900), (1024, 768), (390, 844) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.SetViewportSizeAsync(width, height);
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"desk-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
            }
        }
        await page.SetViewportSizeAsync(1440, 900);
    }

    internal static async Task Accessible(IPage page)
    {
        var found = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(3).Select(node => node.Html))}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static async Task Write(IPage chat, string text)
    {
        await chat.Locator("#text").FillAsync(text);
        await chat.Locator("#send").ClickAsync();
        await Expect(chat.Locator("#log .message.subscriber", new PageLocatorOptions { HasText = text }).Last).ToBeVisibleAsync();
    }

    private static async Task Press(IPage chat, string title) =>
        await chat.Locator(".choices button:not([disabled])", new PageLocatorOptions { HasText = title }).First.ClickAsync();
}
