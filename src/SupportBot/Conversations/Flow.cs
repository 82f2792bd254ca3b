using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>Moves a conversation along the table: fires triggers, enters states, asks their questions, calls humans.</summary>
public sealed class Flow(FrozenDictionary<State, IStep> steps)
{
    // More states than this are never passed in one turn; a longer chain is a defect of the table or of a step.
    private const int LongestChain = 16;

    /// <summary>Fires a trigger; if the table moves, the new state asks its question.</summary>
    /// <exception cref="TriggerNotPermittedException">The table does not permit it here.</exception>
    public void Fire(Talk talk, Trigger trigger)
    {
        if (Move(talk, trigger))
        {
            Enter(talk);
        }
    }

    /// <summary>Asks the question of the present state, passing through states in which nothing is left to ask.</summary>
    public void Enter(Talk talk)
    {
        for (var passed = 0; passed < LongestChain; passed++)
        {
            var answer = StepOf(talk)?.Ask(talk);
            switch (answer)
            {
                case null or Answer.Done:
                    return;
                case Answer.Fired fired:
                    if (!Move(talk, fired.Trigger))
                    {
                        return;
                    }
                    break;
                case Answer.CallHuman call:
                    MoveToHuman(talk, call.Reason);
                    break;
                default:
                    break;
            }
        }
        throw new InvalidOperationException($"The conversation ran in a circle and came to {talk.Now.State}.");
    }

    public IStep? StepOf(Talk talk) => steps.GetValueOrDefault(talk.Now.State);

    /// <summary>Carries out what a step made of an answer.</summary>
    public void Follow(Talk talk, Answer answer)
    {
        switch (answer)
        {
            case Answer.Fired fired:
                Fire(talk, fired.Trigger);
                break;
            case Answer.NextQuestion:
                Understood(talk);
                Enter(talk);
                break;
            case Answer.CallHuman call:
                CallHuman(talk, call.Reason);
                break;
            case Answer.Done:
                Understood(talk);
                break;
            case Answer.Retried:
                break;
            default:
                throw new InvalidOperationException("An answer that was not understood is the listener's matter.");
        }
    }

    /// <summary>Calls an operator; outside working hours a call back is offered instead.</summary>
    public void CallHuman(Talk talk, string reason)
    {
        MoveToHuman(talk, reason);
        Enter(talk);
    }

    private static void MoveToHuman(Talk talk, string reason)
    {
        if (talk.Now.Handoff is null)
        {
            var handoff = new HandoffSlot(talk.Circumstances.NewId, reason, talk.Circumstances.Now);
            talk.Now = talk.Now with { Handoff = handoff };
            talk.Bring(new Effect.CallDesk(handoff.Id, reason));
        }
        if (reason == HandoffReasons.Asked)
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { HumanAsked = talk.Now.Inquiry.HumanAsked + 1 } };
        }
        Move(talk, talk.Circumstances.DeskOpen ? Trigger.HumanAsked : Trigger.HumanAskedAfterHours);
    }

    private static bool Move(Talk talk, Trigger trigger)
    {
        var transition = ConversationMachine.Table.Fire(talk.Now.State, trigger, talk.Now);
        if (transition.Kind == TransitionKind.Ignored)
        {
            return false;
        }
        talk.Now = talk.Now with { State = transition.To };
        Understood(talk);
        if (transition is { To: State.Idle, Kind: TransitionKind.Moved })
        {
            Inquiries.End(talk);
            return false;
        }
        return true;
    }

    private static void Understood(Talk talk) => talk.Now = talk.Now with { Question = talk.Now.Question with { Failures = 0 } };
}
