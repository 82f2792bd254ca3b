using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>The web chat in a real browser at the width of a phone, beside the real program.</summary>
public sealed class ChatPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const int Width = 390;
    private const int Height = 844;

    [Fact]
    public async Task A_subscriber_is_led_from_the_first_words_through_a_guide_with_pictures_to_a_human()
    {
        await using var service = await Open();
        var chat = await Page(service);
        await Write(chat, "Здравствуйте, Абая 10-25, со вчера нет интернета");
        await Expect(Bot(chat)).ToContainTextAsync("улица Абая, дом 10, кв. 25");
        await Press(chat, "Да, верно");
        await Press(chat, "На всех");
        await Press(chat, "Горит как обычно");
        await Expect(Bot(chat).Locator("img")).ToBeVisibleAsync();
        Assert.True(await Bot(chat).Locator("img").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0; }"));
        Assert.NotEmpty(await Bot(chat).Locator("img").GetAttributeAsync("alt") ?? "");
        await Keep(chat, "guide");
        await Write(chat, "не помогло");
        await Write(chat, "87011234567");
        await Expect(chat.Locator(".message.bot", With("Зову оператора")).Or(chat.Locator(".message.system", With("Зову оператора"))).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reload_and_a_restart_of_the_service_lose_nothing()
    {
        await using var service = await Open();
        var chat = await Page(service);
        await Write(chat, "Абая 10-25, медленный интернет");
        await Expect(Bot(chat)).ToContainTextAsync("улица Абая");
        await chat.ReloadAsync();
        await Expect(chat.Locator(".message.subscriber", With("медленный интернет"))).ToHaveCountAsync(1);
        await service.Kill();
        await Write(chat, "да");
        await service.Start();
        await Expect(chat.Locator(".message.subscriber", With("да")).Last).ToBeVisibleAsync();
        await Expect(chat.Locator(".message.bot")).Not.ToHaveCountAsync(1);
        await Expect(chat.Locator("#waiting .message")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_written_without_a_connection_is_sent_once_when_it_is_back()
    {
        await using var service = await Open();
        var chat = await Page(service);
        await Write(chat, "Здравствуйте, Абая 10-25");
        await Expect(Bot(chat)).ToContainTextAsync("улица Абая");
        await chat.Context.SetOfflineAsync(true);
        await Write(chat, "нет интернета со вчера");
        await Expect(chat.Locator("#waiting .message")).ToHaveCountAsync(1);
        await chat.Context.SetOfflineAsync(false);
        await Expect(chat.Locator("#waiting .message")).ToHaveCountAsync(0);
        await Expect(chat.Locator("#log .message.subscriber", With("нет интернета со вчера"))).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_photo_is_sent_and_shown()
    {
        await using var service = await Open();
        var chat = await Page(service);
        await Write(chat, "Здравствуйте, Абая 10-25");
        await Expect(Bot(chat)).ToContainTextAsync("улица Абая");
        await chat.Locator("#file").SetInputFilesAsync(Path.Combine(Repository.Folder("dialogs"), "guides", "_pictures", "lights-on.png"));
        await Expect(chat.Locator("#attached")).ToBeVisibleAsync();
        await chat.Locator("#send").ClickAsync();
        await Expect(chat.Locator("#log .message.subscriber img")).ToBeVisibleAsync();
        await Expect(Bot(chat)).ToContainTextAsync("улица Абая");
    }

    [Fact]
    public async Task Markup_in_a_text_is_shown_and_never_run()
    {
        await using var service = await Open();
        var chat = await Page(service);
        await Write(chat, "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>");
        await Expect(chat.Locator("#log .message.subscriber")).ToContainTextAsync("<script>");
        await Expect(Bot(chat)).ToBeVisibleAsync();
        Assert.NotEqual("hacked", await chat.TitleAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light, Width)]
    [InlineData(ColorScheme.Dark, Width)]
    [InlineData(ColorScheme.Light, 1440)]
    public async Task The_page_passes_the_audit_of_accessibility(ColorScheme scheme, int width)
    {
        await using var service = await Open();
        var chat = await browsers.Window(service.Address, width, Height, scheme);
        await chat.GotoAsync("/chat");
        await Write(chat, "Здравствуйте, Абая 10-25, нет интернета");
        await Expect(Bot(chat)).ToContainTextAsync("улица Абая");
        await Keep(chat, $"chat-{width}-{scheme}");
        var serious = (await chat.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id);
        Assert.Empty(serious);
    }

    [Fact]
    public async Task One_line_carries_the_chat_on_another_site()
    {
        await using var service = await Open();
        using var provider = OtherSite.Open($"<!doctype html><title>Провайдер</title><h1>Тарифы</h1><script src=\"{service.Address}chat/embed.js\" async></script>");
        var site = await browsers.Window(provider.Address, Width, Height);
        await site.GotoAsync("/");
        await site.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(site.FrameLocator("iframe").Locator("#text")).ToBeVisibleAsync();
    }

    private static async Task<Service> Open()
    {
        var service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00");
        await service.Start();
        return service;
    }

    private async Task<IPage> Page(Service service)
    {
        var page = await browsers.Window(service.Address, Width, Height);
        await page.GotoAsync("/chat");
        return page;
    }

    private static ILocator Bot(IPage chat) => chat.Locator("#log .message.bot").Last;

    private static PageLocatorOptions With(string text) => new() { HasText = text };

    private static async Task Write(IPage chat, string text)
    {
        await chat.Locator("#text").FillAsync(text);
        await chat.Locator("#send").ClickAsync();
    }

    // The newest button of this name that can still be pressed.
    private static Task Press(IPage chat, string title) =>
        chat.Locator(".choices button:enabled", new PageLocatorOptions { HasText = title }).Last.ClickAsync();

    // For whoever wants to look: SCREENSHOTS=folder.
    private static async Task Keep(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
