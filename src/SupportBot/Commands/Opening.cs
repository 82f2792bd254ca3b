using SupportBot.Content;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Commands;

/// <summary>Opens the house in the right order: content, store, then everything goes on where it stood.</summary>
internal sealed class Opening(LiveContent content, ITurnStore store, WaitingRoom waiting, Lanes lanes, Pump pump)
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <exception cref="ContentRefusedException">The content has errors.</exception>
    /// <exception cref="Store.Sqlite.StoreRefusedException">The store's file cannot be used.</exception>
    public async Task Open()
    {
        _ = content.Current;
        waiting.Fill(await store.Waiting());
        await pump.Resume(async conversation => (await store.Load(conversation))?.Epoch ?? 0);
        await lanes.Resume();
    }

    public async Task Close()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        await pump.Stop(patience.Token);
    }
}
