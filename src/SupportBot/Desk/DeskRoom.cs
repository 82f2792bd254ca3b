using System.Text.Encodings.Web;
using System.Text.Unicode;
using SupportBot.Delivery;
using SupportBot.Desk.Pages;
using SupportBot.Operators;
using SupportBot.Web.Desk;

namespace SupportBot.Desk;

/// <summary>Registers the pages of the built-in desk and the start page.</summary>
public static class DeskRoom
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        // A window that is cut off finds its place again for ten minutes; later it loads itself anew.
        services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10));
        // Letters of every language as they are: a page in Russian is half as long, and its source can be read.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<DeskWork>();
        services.AddSingleton<FalseAlarms>();
        services.AddSingleton<Overdue>();
        services.AddSingleton<Postbox>();
        services.AddScoped<Workplace>();
        return services;
    }

    public static IEndpointRouteBuilder MapDeskPages(this WebApplication app)
    {
        // What became of a message changes without a turn: open desks are woken for it too.
        var bell = app.Services.GetRequiredService<DeskBell>();
        app.Services.GetRequiredService<Pump>().Settled += (_, _) => bell.Ring();
        app.MapRazorComponents<DeskDocument>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
