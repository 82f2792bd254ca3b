using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EndToEnd;

/// <summary>A browser window with the operator desk in it.</summary>
public sealed partial class DeskWindow(IPage page)
{
    public const string Password = "a long password";

    public IPage Page => page;

    public ILocator Lines => page.Locator("#scroll .line");

    public ILocator Rows => page.Locator("#rows .row");

    /// <summary>Follows the one-time link and makes the first account.</summary>
    public static async Task<DeskWindow> First(IPage page, Service service, string name)
    {
        var code = Link().Match(service.Output).Groups[1].Value;
        await page.GotoAsync($"/desk?first={code}");
        return await new DeskWindow(page).ComeIn(name);
    }

    public static async Task<DeskWindow> LogIn(IPage page, string name)
    {
        await page.GotoAsync("/desk");
        return await new DeskWindow(page).ComeIn(name);
    }

    /// <summary>Until the page answers to clicks and keys.</summary>
    public Task Ready() => Assertions.Expect(page.Locator("#room[data-ready=yes]")).ToBeVisibleAsync();

    public Task Click(string id) => page.Locator("#" + id).ClickAsync();

    public Task Open(string text) => Rows.Filter(new LocatorFilterOptions { HasText = text }).First.ClickAsync();

    /// <summary>Opens the chat of this address and takes it.</summary>
    public async Task Take(string address)
    {
        await Open(address);
        await Click("do-take");
        await Assertions.Expect(page.Locator("#do-close")).ToBeVisibleAsync();
    }

    public async Task Say(string text)
    {
        await page.Locator("#reply").FillAsync(text);
        await page.Locator("#reply").PressAsync("Enter");
    }

    /// <summary>Waits until the chat shows a line with these words.</summary>
    public Task Sees(string text) => Assertions.Expect(Lines.Filter(new LocatorFilterOptions { HasText = text }).Last).ToBeVisibleAsync();

    private async Task<DeskWindow> ComeIn(string name)
    {
        await page.FillAsync("#login-name", name);
        await page.FillAsync("#login-password", Password);
        await page.Locator("#login button[type=submit]").ClickAsync();
        await Ready();
        return this;
    }

    [GeneratedRegex(@"/desk\?first=(\S+)", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
