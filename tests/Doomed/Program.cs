using Doomed;
using SupportBot.Commands;
using SupportBot.Delivery;
using SupportBot.Store.Sqlite;
using SupportBot.Turns;

// The whole product with one end planted in it:  Doomed CUT TIMES [settings of run]
var doom = new Doom(Enum.Parse<Cut>(args[0]), int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
await using var app = await RunCommand.Build(args[2..], services =>
{
    services.AddSingleton<SqliteInbox>().AddSingleton<SqliteTurnStore>().AddSingleton<SqliteOutbox>().AddSingleton<OutgoingPolicy>();
    services.AddSingleton<IInbox>(all => new CutInbox(all.GetRequiredService<SqliteInbox>(), doom));
    services.AddSingleton<ITurnStore>(all => new CutTurns(all.GetRequiredService<SqliteTurnStore>(), all.GetRequiredService<SqliteWriter>(), doom));
    services.AddSingleton<IOutbox>(all => new CutOutbox(all.GetRequiredService<SqliteOutbox>(), doom));
    services.AddSingleton<IOutgoingPolicy>(all => new CutPolicy(all.GetRequiredService<OutgoingPolicy>(), doom));
});
await app.StartAsync();
await app.WaitForShutdownAsync();
