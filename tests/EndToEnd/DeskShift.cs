using Fakes.Telegram;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>One service for many short stories of the desk: web chat and a fake Telegram, an administrator, and colleagues as they are needed.</summary>
public sealed class DeskShift : IAsyncLifetime
{
    private readonly Browsers _browsers = new();
    private int _people;

    public FakeTelegram Telegram { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public DeskWindow Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _browsers.InitializeAsync();
        Telegram = await FakeTelegram.Start();
        Service = new Service("--Operators:WorkingHours=Mon-Sun 00:00-24:00", "--Conversation:BurstWindow=00:00:00",
            $"--Telegram:Token={FakeTelegram.Token}", $"--Telegram:ApiUrl={Telegram.Url}");
        await Service.Start();
        Administrator = await DeskWindow.First(await Window(), Service, "Шынар");
    }

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await Telegram.DisposeAsync();
        await _browsers.DisposeAsync();
    }

    public Task<IPage> Window(int width = 1440, int height = 900) => _browsers.Window(Service.Address, width, height);

    /// <summary>The administrator adds a colleague, and he logs in in a window of his own.</summary>
    public async Task<DeskWindow> Colleague(string name, string role = "Operator")
    {
        await Hire(name, role);
        return await DeskWindow.LogIn(await Window(), name);
    }

    public async Task Hire(string name, string role = "Operator")
    {
        var page = Administrator.Page;
        await Administrator.Click("tab-accounts");
        await page.FillAsync("#new-name", name);
        await page.FillAsync("#new-password", DeskWindow.Password);
        await page.SelectOptionAsync("#new-role", role);
        await page.Locator(".add button[type=submit]").ClickAsync();
        await Expect(page.Locator($"[data-remove='{name}']")).ToBeVisibleAsync();
        await Administrator.Click("tab-waiting");
    }

    /// <summary>Somebody with an address of his own has called an operator: the desk shows him by it.</summary>
    public async Task<(Subscriber Subscriber, string Address)> Waiting(string language = "ru")
    {
        var house = Interlocked.Increment(ref _people);
        var subscriber = await Subscriber.Open(Service.Http, language);
        await subscriber.Write($"Абая {house}-5, со вчера нет интернета");
        await subscriber.Sees("Абая");
        await subscriber.Write("да");
        await subscriber.Write("оператор");
        await subscriber.Write("8 701 123 45 67");
        return (subscriber, $"{house}-5");
    }
}
