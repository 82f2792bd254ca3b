namespace SupportBot.Delivery;

/// <summary>What one attempt came to. A closed set.</summary>
public abstract record DispatchResult
{
    private DispatchResult()
    {
    }

    public sealed record Settled(Settlement Settlement) : DispatchResult;

    /// <summary>Temporary; <paramref name="After"/> when a time was named.</summary>
    public sealed record Again(string Reason, TimeSpan? After) : DispatchResult;
}
