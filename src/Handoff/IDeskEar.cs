namespace Handoff;

/// <summary>
/// Where a desk brings what operators do. The call returns when the conversation has taken it, durably. The same key again changes
/// nothing and is answered as taken; different keys of one conversation are brought one after the other.
/// </summary>
public interface IDeskEar
{
    /// <param name="key">The desk's own id of what happened, unique within the conversation.</param>
    Task<EarAnswer> Hear(string conversation, string key, OperatorEvent happened);

    /// <summary>Is the conversation still in operators' hands, or waiting for them? A desk that holds one which is not holds a ghost.</summary>
    Task<bool> IsHandedOver(string conversation);
}

/// <summary>What the conversation answers to an operator. A closed set.</summary>
public abstract record EarAnswer
{
    private EarAnswer()
    {
    }

    public sealed record Taken : EarAnswer;

    /// <summary>The reply breaks a rule of polite speech and did not leave. <paramref name="Suggestion"/> says the same politely, when rules can.</summary>
    public sealed record Held(string Advice, string? Suggestion) : EarAnswer;

    /// <summary>Somebody else leads the conversation; <paramref name="Name"/> as colleagues know him.</summary>
    public sealed record LedBy(string Name) : EarAnswer;

    /// <summary>No operator leads: it has to be taken first.</summary>
    public sealed record NotLed : EarAnswer;

    /// <summary>There is no such conversation, guide or field.</summary>
    public sealed record Unknown(string What) : EarAnswer;

    /// <summary>It could not be stored now and has to be brought again.</summary>
    public sealed record Later : EarAnswer;
}
