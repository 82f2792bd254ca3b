using System.Collections.Immutable;
using SupportBot.Policy;

namespace SupportBot.Operators.Judging;

/// <summary>Somebody besides the rules who reads an operator's reply before it leaves. It can add a finding and can never take one away.</summary>
public interface ISecondOpinion
{
    /// <summary>False = nobody is asked at all.</summary>
    bool IsOn { get; }

    /// <summary>What it found. Keeps a deadline of its own and never throws: no answer, or one that cannot be understood, is no finding.</summary>
    ValueTask<ImmutableArray<Finding>> Ask(Matter matter);
}

/// <summary>The rules alone: <c>Policy:Judge:Url</c> is not set.</summary>
public sealed class NoSecondOpinion : ISecondOpinion
{
    public bool IsOn => false;

    public ValueTask<ImmutableArray<Finding>> Ask(Matter matter) => ValueTask.FromResult(ImmutableArray<Finding>.Empty);
}
