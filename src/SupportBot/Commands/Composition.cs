using Handoff;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;
using SupportBot.Commands.Setup;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Guides;
using SupportBot.Operators;
using SupportBot.Policy;
using SupportBot.Store.Files;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

namespace SupportBot.Commands;

/// <summary>What the house is made of, whatever verb runs it.</summary>
internal static class Composition
{
    public static IServiceCollection AddHouse(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IIds, RandomIds>();
        services.AddContent(settings).AddSqlite(settings).AddConversations(settings).AddDelivery().AddBitrix24(settings).AddJudge(settings.Judge);
        return services;
    }

    private static IServiceCollection AddContent(this IServiceCollection services, Settings settings) => services
        .AddSingleton(new ContentFolder(settings.DialogsPath))
        .AddSingleton(all => new EditionReader(all.GetRequiredService<ContentFolder>(), settings.Conversation, settings.Secrets))
        .AddSingleton<LiveContent>()
        .AddSingleton<IDialogues, LiveDialogues>()
        .AddSingleton<IReplyPolicy, LivePolicy>();

    private static IServiceCollection AddSqlite(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(all =>
        {
            SqliteFile.Prepare(settings.StorePath);
            return new SqliteWriter(settings.StorePath, all.GetRequiredService<ILogger<SqliteWriter>>());
        });
        services.AddSingleton(all =>
        {
            // The writer opens first: it makes the file.
            all.GetRequiredService<SqliteWriter>();
            return new SqliteReaders(settings.StorePath);
        });
        services.AddSingleton<IInbox, SqliteInbox>();
        services.AddSingleton<IOutbox, SqliteOutbox>();
        services.AddSingleton<ITurnStore, SqliteTurnStore>();
        services.AddSingleton<IDeskReads, SqliteDeskReads>();
        services.AddSingleton<IOperatorAccounts, SqliteAccounts>();
        services.AddSingleton<IReadMarks, SqliteReadMarks>();
        services.AddSingleton<IDeskAudit, SqliteDeskAudit>();
        services.AddSingleton<IFacts, SqliteFacts>();
        services.AddSingleton<IStoreProbe, SqliteProbe>();
        services.AddSingleton<IGuideCounts, SqliteGuideCounts>();
        services.AddSingleton<IUnclearPhrases, SqliteUnclearPhrases>();
        services.AddSingleton<IReplyFindings, SqliteReplyFindings>();
        services.AddSingleton<IWebChatMailbox, SqliteWebChatMailbox>();
        services.AddSingleton<ISubscriberLookup, SqliteSubscribers>();
        services.AddSingleton<IMediaStore>(all => new FileMediaStore(settings.MediaPath, settings.DialogsPath, all.GetRequiredService<IIds>()));
        return services;
    }

    private static IServiceCollection AddConversations(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Hours);
        services.AddSingleton(TurnSettings.BuiltInDesk);
        services.AddSingleton<WaitingRoom>();
        services.AddSingleton<ITurnWatcher, WaitingRoomWatcher>();
        services.AddSingleton<Surroundings>();
        services.AddSingleton(all => new CardMaker(photo => all.GetRequiredService<MediaLinks>().For(new MediaFile(photo.Id, photo.Name, photo.Type))));
        services.AddSingleton<Parcels>();
        services.AddSingleton<TurnMaker>();
        services.AddSingleton<LaneRunner>();
        services.AddSingleton<Lanes>();
        services.AddSingleton<IIntake>(all => all.GetRequiredService<Lanes>());
        services.AddSingleton<Clock>();
        services.AddSingleton<IPasswordHasher<OperatorAccount>, PasswordHasher<OperatorAccount>>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<FirstOperator>();
        services.AddSingleton<IStandIn, NobodyAway>();
        services.AddSingleton<IOperatorDesk, LocalDesk>();
        return services;
    }

    private static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<IOutgoingPolicy, OutgoingPolicy>()
        .AddSingleton<Amending>()
        .AddSingleton<Dispatch>()
        .AddSingleton<MediaFetches>()
        .AddSingleton(_ => new RetrySchedule(() => System.Security.Cryptography.RandomNumberGenerator.GetInt32(1000) / 1000.0))
        .AddSingleton<Pump>()
        .AddSingleton<Opening>();
}
