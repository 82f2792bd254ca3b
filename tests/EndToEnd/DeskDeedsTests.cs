using System.Text.RegularExpressions;
using Fakes.Telegram;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Everything an operator can do with a conversation, done by clicks and keys.</summary>
public sealed class DeskDeedsTests(DeskShift shift) : IClassFixture<DeskShift>
{
    private const string Hostile = "<img src=x onerror=document.title='pwned'>.png";

    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_transfer_brings_the_chat_and_its_reason_to_the_colleague_who_may_give_it_back_to_the_bot()
    {
        var desk = shift.Administrator;
        var colleague = await shift.Colleague("Болат");
        var (subscriber, address) = await shift.Waiting();
        await desk.Take(address);
        await desk.Click("do-transfer");
        await desk.Page.SelectOptionAsync("#colleague", new SelectOptionValue { Label = "Болат" });
        await desk.Click("panel-do");
        await Expect(desk.Page.Locator("#panel [role=alert]")).ToBeVisibleAsync();
        await desk.Page.FillAsync("#reason", "нужен второй линии");
        await desk.Click("panel-do");
        await Expect(desk.Page.Locator("#panel")).ToHaveCountAsync(0);

        await colleague.Click("tab-mine");
        await colleague.Open(address);
        await colleague.Sees("нужен второй линии");
        await colleague.Say("Добрый день! Теперь Вам помогаю я.");
        await subscriber.Sees("Теперь Вам помогаю я.");
        await colleague.Click("do-release");
        await Expect(colleague.Page.Locator("#do-take")).ToBeVisibleAsync();
        var said = (await subscriber.All()).Count(line => line.From == "bot");
        await subscriber.Write("меню");
        await FakeTelegram.Until(() => subscriber.All().GetAwaiter().GetResult().Count(line => line.From == "bot") > said, "the bot leads again");
        await colleague.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_keys_send_the_guide_that_fits_and_a_third_choice_sends_one_step()
    {
        var desk = shift.Administrator;
        var (subscriber, address) = await shift.Waiting();
        await desk.Take(address);
        await desk.Page.Locator("#scroll").FocusAsync();
        await desk.Page.Keyboard.PressAsync("g");
        await Expect(desk.Page.Locator("#guide")).ToBeFocusedAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk.Page.Locator("#panel")).ToHaveCountAsync(0);
        await Expect(desk.Lines.Locator(".picture").First).ToBeVisibleAsync();

        await desk.Click("do-guide");
        var step = await desk.Page.Locator("#step option").Nth(2).InnerTextAsync();
        await desk.Page.SelectOptionAsync("#step", new SelectOptionValue { Index = 2 });
        await desk.Page.Locator("#step").PressAsync("Enter");
        await Expect(desk.Page.Locator("#panel")).ToHaveCountAsync(0);
        await subscriber.Sees(step.TrimEnd('…')[..20]);
    }

    [Fact]
    public async Task A_promised_call_is_missed_twice_goes_to_the_senior_and_is_closed_when_somebody_answers()
    {
        var desk = shift.Administrator;
        var (subscriber, address) = await shift.Waiting();
        await desk.Take(address);
        await desk.Click("do-callback");
        await subscriber.Sees("+7 701 123 45 67");
        await desk.Sees("Обещан звонок");
        await desk.Click("tab-calls");
        var call = desk.Page.Locator(".call");
        await Expect(call).ToHaveCountAsync(1);
        await Expect(call.Locator("a[href='tel:+77011234567']")).ToBeVisibleAsync();
        await call.Locator("summary").ClickAsync();
        await Expect(call.Locator(".script")).ToContainTextAsync("Абая");

        await call.Locator("input[type=datetime-local]").FillAsync("2030-01-15T10:30");
        await call.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Не дозвонился" }).ClickAsync();
        await Expect(call.Locator("time")).ToContainTextAsync("15.01 10:30");
        await subscriber.Sees("не дозвонились");
        await call.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Не дозвонился" }).ClickAsync();
        await Expect(call).ToHaveClassAsync(new Regex("late"));
        await subscriber.Sees("старшему смены");
        await Expect(desk.Page.Locator("#alarm")).ToBeVisibleAsync();
        await call.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Дозвонился", Exact = true }).ClickAsync();
        await Expect(call).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("#alarm")).ToHaveCountAsync(0);
        await subscriber.Sees("Спасибо, что ответили");

        await desk.Click("do-callback");
        await Expect(call).ToHaveCountAsync(1);
        await call.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Закрыть", Exact = true }).ClickAsync();
        await Expect(call).ToHaveCountAsync(0);
        await subscriber.Sees("Звонок отменён");
        await desk.Click("tab-waiting");
    }

    [Fact]
    public async Task A_reply_the_messenger_refused_says_why_and_goes_out_when_it_is_sent_again()
    {
        var desk = shift.Administrator;
        const long chat = 701;
        shift.Telegram.Say(chat, "Позовите оператора");
        await desk.Open("telegram");
        await desk.Click("do-take");
        await FakeTelegram.Until(() => shift.Telegram.Sent.Any(sent => sent.Text.Contains("Шынар", StringComparison.Ordinal)), "the operator is introduced");
        shift.Telegram.Trouble("sendMessage", new FakeTrouble(400, "Bad Request: message is too long"));
        await desk.Page.Locator("#reply").PressSequentiallyAsync("Смотрю линию, минуту");
        await FakeTelegram.Until(() => shift.Telegram.Methods.Contains("sendChatAction"), "the subscriber sees that he is being answered");
        await desk.Page.Locator("#reply").PressAsync("Enter");
        var failed = desk.Lines.Filter(new LocatorFilterOptions { HasText = "Смотрю линию" }).Locator(".bad");
        await Expect(failed).ToBeVisibleAsync();
        await failed.Locator("button").ClickAsync();
        await FakeTelegram.Until(() => shift.Telegram.Sent.Any(sent => sent.Text.Contains("Смотрю линию", StringComparison.Ordinal)), "the reply arrives");
        await Expect(desk.Lines.Filter(new LocatorFilterOptions { HasText = "Смотрю линию" }).Last.Locator(".outcome")).ToHaveTextAsync("отправлено");
    }

    [Fact]
    public async Task Typing_is_seen_on_both_sides_of_the_web_chat()
    {
        var desk = shift.Administrator;
        var chat = await shift.Window(390, 844);
        await chat.GotoAsync("/chat");
        await chat.Locator("#text").FillAsync("Позовите оператора");
        await chat.Locator("#send").ClickAsync();
        await Expect(chat.Locator(".message.bot, .message.system").First).ToBeVisibleAsync();
        var key = await chat.EvaluateAsync<string>("JSON.parse(localStorage.getItem('supportbot.chat')).conversation");
        await desk.Page.Locator($"#rows [data-chat='{key}']").ClickAsync();
        await desk.Click("do-take");
        await Expect(chat.Locator(".message.system", new PageLocatorOptions { HasText = "Шынар" })).ToBeVisibleAsync();
        // Both signs fade by themselves: they are looked for while the other goes on typing.
        await While(() => chat.Locator("#text").PressSequentiallyAsync("да "), desk.Page.Locator("#typing"));
        await While(() => desk.Page.Locator("#reply").PressSequentiallyAsync("смотрю "), chat.Locator("#typing:not([hidden])"));
        await desk.Page.Locator("#reply").FillAsync("");
        await chat.Context.CloseAsync();
    }

    [Fact]
    public async Task Files_go_both_ways_and_hostile_names_stay_names()
    {
        var desk = shift.Administrator;
        var (subscriber, address) = await shift.Waiting();
        await desk.Take(address);
        await subscriber.Bring("f-1", Hostile, Picture);
        await Expect(desk.Lines.Last.Locator(".picture img")).ToBeVisibleAsync();
        await subscriber.Bring("f-2", "<b>договор</b>.txt", "text"u8.ToArray());
        await Expect(desk.Lines.Last.Locator("a.file")).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Page.Locator("#scroll b, #scroll img[src=x]").CountAsync());
        await desk.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = Hostile, MimeType = "image/png", Buffer = Picture });
        await Expect(desk.Page.Locator("#scroll .line.operator .picture img")).ToBeVisibleAsync();
        Assert.DoesNotContain("pwned", await desk.Page.TitleAsync(), StringComparison.Ordinal);
        await Expect(desk.Page.Locator("#card .photos img").First).ToBeVisibleAsync();
        await desk.Page.Locator("#card .photos button").First.ClickAsync();
        await Expect(desk.Page.Locator("dialog.viewer[open] img")).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await Expect(desk.Page.Locator("dialog.viewer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_problem_is_put_right_from_a_list_and_a_phone_only_when_it_is_one()
    {
        var desk = shift.Administrator;
        var (_, address) = await shift.Waiting();
        await desk.Take(address);
        await desk.Page.Locator("[data-mend=problem]").ClickAsync();
        await desk.Page.SelectOptionAsync("#mend-problem", "slow_internet");
        await desk.Page.Locator(".mend button[type=submit]").ClickAsync();
        await desk.Sees("Проблема: Медленный интернет");
        await desk.Page.Locator("[data-mend=phone]").ClickAsync();
        await desk.Page.FillAsync("#mend-phone", "нет номера");
        await desk.Page.Locator(".mend button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator("#notice")).ToContainTextAsync("Телефон");
        await desk.Page.Locator("[data-mend=phone]").ClickAsync();
        await desk.Page.FillAsync("#mend-phone", "8 (777) 000-11-22");
        await desk.Page.Locator(".mend button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator("#card")).ToContainTextAsync("+77770001122");
    }

    [Fact]
    public async Task Search_finds_a_chat_by_what_was_said_in_it_and_the_audit_list_knows_who_searched()
    {
        var desk = shift.Administrator;
        var (subscriber, address) = await shift.Waiting();
        await subscriber.Write("у меня синий ёжик на роутере");
        await desk.Page.Locator("#search").FillAsync("синий ёжик");
        await desk.Page.Locator("#search").PressAsync("Enter");
        await Expect(desk.Page.Locator("#tab-found")).ToBeVisibleAsync();
        await Expect(desk.Rows).ToHaveCountAsync(1);
        await Expect(desk.Rows.First).ToContainTextAsync(address);
        await desk.Click("tab-audit");
        await desk.Page.FillAsync("#audit-search", "синий");
        await Expect(desk.Page.Locator(".audit tr")).ToHaveCountAsync(1);
        await Expect(desk.Page.Locator(".audit tr")).ToContainTextAsync("искал");
        await desk.Page.FillAsync("#audit-search", "");
        await desk.Page.SelectOptionAsync("#audit-deed", "login");
        await Expect(desk.Page.Locator(".audit tr").First).ToContainTextAsync("вошёл");
        await desk.Click("tab-waiting");
    }

    // The sign lasts some seconds and the machine may be slow: the typing goes on until it is seen.
    private static async Task While(Func<Task> types, ILocator sign)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await sign.IsVisibleAsync())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "The sign of typing is not seen.");
            await types();
            await sign.Page.WaitForTimeoutAsync(250);
        }
    }
}
