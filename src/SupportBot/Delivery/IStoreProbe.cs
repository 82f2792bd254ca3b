namespace SupportBot.Delivery;

/// <summary>Asks a store whether it takes anything now. Implemented by a store.</summary>
public interface IStoreProbe
{
    /// <summary>Writes something that needs room, durably, and takes it away again.</summary>
    /// <exception cref="StoreUnavailableException">The disk does not take it.</exception>
    Task Write();
}
