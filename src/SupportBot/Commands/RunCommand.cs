using System.CommandLine;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SupportBot.Channels;
using SupportBot.Commands.Setup;
using SupportBot.Content;
using SupportBot.Desk;
using SupportBot.Diagnostics;
using SupportBot.Operators;
using SupportBot.Turns;
using SupportBot.Web;
using SupportBot.Web.Desk;
using SupportBot.Web.Guides;
using SupportBot.Web.Media;
using SupportBot.Web.WebChat;

namespace SupportBot.Commands;

/// <summary><c>run</c>: the whole service with whatever is configured.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var command = new Command("run", "run the whole service with whatever is configured (the default)") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, _) => await Serve([.. parsed.UnmatchedTokens]));
        return command;
    }

    /// <summary>Starts the service and stays until it is told to stop.</summary>
    public static async Task<int> Serve(string[] args)
    {
        await using var app = await Build(args);
        await app.StartAsync();
        await Greet(app);
        await app.WaitForShutdownAsync();
        await app.Services.GetRequiredService<Opening>().Close();
        return Verbs.Done;
    }

    /// <summary>The service, opened and not yet listening.</summary>
    /// <param name="add">What else is watched or replaced; for tests and the bench.</param>
    public static async Task<WebApplication> Build(string[] args, Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Roots.Content, WebRootPath = Roots.Web });
        builder.Configuration["Urls"] ??= "http://127.0.0.1:8080";
        builder.WebHost.UseUrls(builder.Configuration["Urls"]!.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();
        Logs.Use(builder);
        var settings = Settings.Read(builder.Configuration);
        AddServices(builder.Services, settings);
        builder.Services.AddTelegram(TelegramSetup.Read(builder.Configuration, settings.PublicUrl));
        builder.Services.AddWhatsApp(WhatsAppSetup.Read(builder.Configuration));
        add?.Invoke(builder.Services);
        // The keys are read when somebody opens the desk: until then the service does without XML and what comes with it.
        builder.Services.Remove(builder.Services.First(one => one.ImplementationType?.Name == "DataProtectionHostedService"));
        var app = builder.Build();
        await app.Services.GetRequiredService<Opening>().Open();
        // Its key is read from the store, or written: not while the first reader waits.
        app.Services.GetRequiredService<MediaLinks>();
        Map(app);
        app.MapBitrix24(settings);
        return app;
    }

    /// <summary>The settings of a verb that needs no server: the same sources as the service's own.</summary>
    public static IConfiguration Configuration(string[] args) => new ConfigurationBuilder()
        .SetBasePath(Path.GetFullPath(Roots.Content)).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();

    private static void AddServices(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHouse(settings);
        services.AddSingleton(all => new MediaLinks(SigningKey(all.GetRequiredService<IFacts>(), all.GetRequiredService<IIds>()), TimeProvider.System, settings.PublicUrl));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(settings.KeysPath)).SetApplicationName("supportbot");
        services.AddHttpContextAccessor();
        services.AddProblemDetails();
        services.AddDeskSession();
        services.AddSingleton<ChatLinks>();
        services.AddWebChat();
        services.AddSingleton<DeskBell>();
        services.AddSingleton<ITurnWatcher>(all => all.GetRequiredService<DeskBell>());
        services.AddSingleton<Metrics>();
        services.AddSingleton<ITurnWatcher>(all => all.GetRequiredService<Metrics>());
        services.AddScoped<DeskActing>();
        services.AddDesk();
        services.AddHostedService(all => all.GetRequiredService<LiveContent>());
        services.AddHostedService(all => all.GetRequiredService<Clock>());
        services.AddSingleton<TypingSigns>();
        services.AddHostedService<Typing>();
        services.AddHostedService<Thrift>();
        services.AddBitrix24Watch(settings);
    }

    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseStoreTrouble();
        app.UseReadableBodies();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapDeskPages();
        app.MapWebChat();
        app.MapWhatsAppDoor();
        app.MapMedia();
        app.MapDesk();
        app.MapGuides();
        app.MapHealth();
        app.MapMetrics();
        app.MapTelegram();
    }

    // One key for all links, kept in the store: links made before a restart still work after it.
    private static byte[] SigningKey(IFacts facts, IIds ids) =>
        Encoding.UTF8.GetBytes(facts.GetOrAdd("media-key", ids.Secret() + ids.Secret()).GetAwaiter().GetResult());

    private static async Task Greet(WebApplication app)
    {
        var address = app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
        Console.WriteLine($"""

              SupportBot is running.
              Start page:    {address}/
              Web chat:      {address}/chat
              Operator desk: {address}/desk
            """);
        if (await app.Services.GetRequiredService<FirstOperator>().Code() is { } code)
        {
            Console.WriteLine($"""

                  There is no operator yet. Make the first account here (the link works once):
                  {address}/desk?first={code}
                """);
        }
        Console.WriteLine();
        Console.Out.Flush();
    }
}
