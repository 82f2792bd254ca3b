namespace Handoff;

/// <summary>
/// Where live operators work. The calls carry a conversation there, in order, one at a time per conversation; what operators do comes
/// back as <see cref="OperatorEvent"/>s through the caller's inbox. Never retries; every expected failure is a <see cref="DeskOutcome"/>.
/// </summary>
public interface IOperatorDesk
{
    /// <summary><c>local</c> or <c>bitrix24</c>.</summary>
    string Name { get; }

    /// <summary>Hands a conversation over. Repeating a request with the same id opens nothing twice.</summary>
    Task<DeskOutcome> Open(HandoffRequest request, CancellationToken deadline);

    /// <summary>Passes a line of the conversation on while it is in the desk's hands.</summary>
    Task<DeskOutcome> Relay(DeskLine line, CancellationToken deadline);

    /// <summary>Tells the desk what became of an operator's message on its way to the subscriber.</summary>
    Task<DeskOutcome> Report(DeliveryReport report, CancellationToken deadline);

    /// <summary>A call was promised: somebody at the desk has to make it. Repeating a request with the same id makes nothing twice.</summary>
    Task<DeskOutcome> CallBack(CallbackRequest request, CancellationToken deadline);

    /// <summary>The conversation is over for the desk (the subscriber cancelled, or the bot took it back).</summary>
    Task<DeskOutcome> Withdraw(string conversation, string reason, CancellationToken deadline);
}

/// <summary>What became of a call to a desk. A closed set; the reason is words for a person.</summary>
public abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    /// <summary>Taken. <paramref name="DeskMessageId"/> is the desk's own id, when it has one.</summary>
    public sealed record Accepted(string? DeskMessageId = null) : DeskOutcome;

    /// <summary>Will never be taken as it is.</summary>
    public sealed record Refused(string Reason) : DeskOutcome;

    /// <summary>Temporary; try again, after <paramref name="After"/> when the desk named a time.</summary>
    public sealed record TryLater(string Reason, TimeSpan? After = null) : DeskOutcome;

    /// <summary>The desk is out of order until somebody mends it.</summary>
    public sealed record DeskDown(string Reason) : DeskOutcome;
}
