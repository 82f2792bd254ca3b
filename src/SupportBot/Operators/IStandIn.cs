using Handoff;

namespace SupportBot.Operators;

/// <summary>While operators of a desk elsewhere cannot be reached, those of the built-in desk stand in for them. Cheap to ask.</summary>
public interface IStandIn
{
    /// <summary>Why this operator cannot work now, so that his conversations may be taken; null = he can.</summary>
    string? Away(DeskOperator who);
}

/// <summary>Everybody works here.</summary>
public sealed class NobodyAway : IStandIn
{
    public string? Away(DeskOperator who) => null;
}
