using Handoff;
using Handoff.Bitrix24;
using SupportBot.Channels;
using SupportBot.Diagnostics;
using SupportBot.Operators;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;
using SupportBot.Web.Bitrix24;

namespace SupportBot.Commands;

/// <summary>The desk in a Bitrix24 portal, when <c>Desk:Kind</c> says so.</summary>
internal static class Bitrix24Setup
{
    public static IServiceCollection AddBitrix24(this IServiceCollection services, Settings settings)
    {
        if (settings.Bitrix24 is not { } portal)
        {
            return services;
        }
        services.AddSingleton<IPortalMemory, SqlitePortalMemory>();
        services.AddSingleton<IPortalDiary>(all => new PortalLog(all.GetRequiredService<ILogger<PortalLog>>(),
            all.GetRequiredService<Lanes>, all.GetRequiredService<Metrics>, all.GetRequiredService<IIds>()));
        services.AddSingleton(all => new Bitrix24House(portal, new Handoff.Bitrix24.Surroundings(
            new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan },
            all.GetRequiredService<IPortalMemory>(),
            new ConversationEar(all.GetRequiredService<Lanes>, all.GetRequiredService<ITurnStore>()),
            new PortalFiles(all.GetRequiredService<IMediaStore>(), all.GetRequiredService<MediaLinks>, settings.PublicUrl),
            all.GetRequiredService<IPortalDiary>(),
            all.GetRequiredService<TimeProvider>())));
        services.AddSingleton(TurnSettings.DeskElsewhere);
        services.AddSingleton<IOperatorDesk>(all => all.GetRequiredService<Bitrix24House>().Desk);
        services.AddSingleton<IStandIn>(all => new PortalStandIn(all.GetRequiredService<Bitrix24House>(), portal.FallbackAfter));
        services.AddSingleton<IDeskReads>(all => new FallbackReads(
            new SqliteDeskReads(all.GetRequiredService<SqliteReaders>()), all.GetRequiredService<Bitrix24House>(), portal.FallbackAfter, all.GetRequiredService<TimeProvider>()));
        return services;
    }

    public static IServiceCollection AddBitrix24Watch(this IServiceCollection services, Settings settings) =>
        settings.Bitrix24 is null ? services : services.AddHostedService<PortalWatchService>();

    public static void MapBitrix24(this WebApplication app, Settings settings)
    {
        if (settings.Bitrix24 is not null)
        {
            app.MapBitrix24();
        }
    }
}
