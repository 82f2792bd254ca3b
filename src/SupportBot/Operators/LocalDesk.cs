using Handoff;

namespace SupportBot.Operators;

/// <summary>
/// The built-in desk. It reads conversations and transcripts from the store itself, so a hand-over is done as soon as the turn is
/// committed: there is nobody to call.
/// </summary>
public sealed class LocalDesk : IOperatorDesk
{
    private static readonly Task<DeskOutcome> Done = Task.FromResult<DeskOutcome>(new DeskOutcome.Accepted());

    public string Name => "local";

    public Task<DeskOutcome> Open(HandoffRequest request, CancellationToken deadline) => Done;

    public Task<DeskOutcome> Relay(DeskLine line, CancellationToken deadline) => Done;

    public Task<DeskOutcome> Report(DeliveryReport report, CancellationToken deadline) => Done;

    // The store has the promise, and the built-in desk lists it.
    public Task<DeskOutcome> CallBack(CallbackRequest request, CancellationToken deadline) => Done;

    public Task<DeskOutcome> Withdraw(string conversation, string reason, CancellationToken deadline) => Done;
}
