using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Who works at the desk: roles, passwords, languages, and those who use the keyboard alone.</summary>
public sealed class DeskPeopleTests(DeskShift shift) : IClassFixture<DeskShift>
{
    [Fact]
    public async Task A_role_is_what_its_tabs_say_and_a_removed_account_is_out_at_once()
    {
        var admin = shift.Administrator;
        var desk = await shift.Colleague("Серик");
        await Expect(desk.Page.Locator("#tab-audit, #tab-accounts, #tab-reports")).ToHaveCountAsync(0);
        await admin.Click("tab-accounts");
        await admin.Page.Locator("select[aria-label$=': Серик']").SelectOptionAsync("Senior");
        // The cookie of the old role is worth nothing any more.
        await Expect(desk.Page.Locator("#login")).ToBeVisibleAsync();
        desk = await DeskWindow.LogIn(desk.Page, "Серик");
        await desk.Click("tab-reports");
        await Expect(desk.Page.Locator(".shift")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("#tab-accounts")).ToHaveCountAsync(0);
        await admin.Page.Locator("[data-remove='Серик']").ClickAsync();
        await admin.Click("remove-now");
        await Expect(admin.Page.Locator("[data-remove='Серик']")).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator("#login")).ToBeVisibleAsync();
        await desk.Page.FillAsync("#login-name", "Серик");
        await desk.Page.FillAsync("#login-password", DeskWindow.Password);
        await desk.Page.Locator("#login button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator("#login-trouble")).ToContainTextAsync("не подходит");
        await admin.Click("tab-waiting");
        await desk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_the_old_one_no_longer_opens()
    {
        var desk = await shift.Colleague("Мадина");
        var other = await DeskWindow.LogIn(await shift.Window(), "Мадина");
        await desk.Click("who");
        await desk.Page.FillAsync("#change-password input[name=old]", "не тот пароль");
        await desk.Page.FillAsync("#change-password input[name=new]", "совсем новый пароль");
        await desk.Page.Locator("#change-password button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator("#password-trouble")).ToContainTextAsync("не подходит");
        await desk.Page.FillAsync("#change-password input[name=old]", DeskWindow.Password);
        await desk.Page.Locator("#change-password button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator("#password")).ToBeHiddenAsync();
        await desk.Ready();
        // The other window learns it with the next thing that happens.
        await shift.Waiting();
        await Expect(other.Page.Locator("#login")).ToBeVisibleAsync();
        await other.Page.FillAsync("#login-name", "Мадина");
        await other.Page.FillAsync("#login-password", DeskWindow.Password);
        await other.Page.Locator("#login button[type=submit]").ClickAsync();
        await Expect(other.Page.Locator("#login-trouble")).ToContainTextAsync("не подходит");
        await other.Page.FillAsync("#login-password", "совсем новый пароль");
        await other.Page.Locator("#login button[type=submit]").ClickAsync();
        await other.Ready();
        await desk.Page.Context.CloseAsync();
        await other.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_desk_speaks_Kazakh_down_to_the_names_of_canned_replies_and_stays_accessible()
    {
        var desk = await shift.Colleague("Айдос");
        await desk.Page.SelectOptionAsync("#language", "kk");
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", "kk");
        await desk.Ready();
        var (subscriber, address) = await shift.Waiting();
        await desk.Take(address);
        await Expect(desk.Page.Locator("#do-close")).ToHaveTextAsync("Аяқтау");
        await desk.Page.Locator("#reply").PressAsync("/");
        await desk.Page.FillAsync("#reply-search", "Мекенжай");
        await Expect(desk.Page.Locator(".replies button")).ToHaveCountAsync(1);
        await desk.Page.Locator("#reply-search").PressAsync("Enter");
        // The interface is the operator's, the words are in the subscriber's language.
        await Expect(desk.Page.Locator("#reply")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Подтвердите"));
        var found = (await desk.Page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id).ToList();
        Assert.Empty(found);
        await desk.Click("do-close");
        Assert.Contains("шешілді", await desk.Page.Locator("#results option").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
        await desk.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_help_sheet_keeps_the_focus_until_it_is_shut_and_gives_it_back()
    {
        var page = shift.Administrator.Page;
        await page.Locator("#tab-open").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("dialog#help[open]")).ToBeVisibleAsync();
        for (var i = 0; i < 5; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("document.activeElement === document.body || document.getElementById('help').contains(document.activeElement)"));
        }
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#help")).ToHaveCountAsync(0);
        await Expect(page.Locator("#tab-open")).ToBeFocusedAsync();
    }
}
