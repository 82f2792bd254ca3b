using static SupportBot.Conversations.State;
using static SupportBot.Conversations.Trigger;

namespace SupportBot.Conversations;

/// <summary>
/// The conversation as one table: states, what may happen in each, where it leads. Everything not written here throws. The picture in the
/// README and the output of <c>supportbot graph</c> are drawn from it.
/// </summary>
public static class ConversationMachine
{
    /// <summary>The states in which the bot leads and has a question that stands: they share the wishes understood everywhere.</summary>
    public static IReadOnlyList<State> BotAsks => Asking;

    private static readonly State[] Asking =
    [
        AskingAddress, ConfirmingAddress, AskingProblem, ConfirmingProblem, Triaging, ChoosingRouter, FollowingGuide, AskingIfHelped,
        ConfirmingContacts, ChoosingCallback,
    ];

    public static StateMachine<State, Trigger, Conversation> Table { get; } = Build();

    private static StateMachine<State, Trigger, Conversation> Build()
    {
        var machine = new StateMachine<State, Trigger, Conversation>();
        Beginning(machine);
        AddressAndProblem(machine);
        Help(machine);
        Human(machine);
        Ending(machine);
        AtAnyPoint(machine);
        return machine;
    }

    private static void Beginning(StateMachine<State, Trigger, Conversation> machine)
    {
        machine.Configure(Idle)
            .Permit(Began, AskingAddress)
            .Permit(ReturnedWithKnownProblem, ConfirmingProblem)
            .Permit(MenuAsked, AskingProblem)
            .Permit(StartedOver, AskingAddress)
            .Permit(HumanAsked, WaitingForOperator)
            .Permit(HumanAskedAfterHours, ChoosingCallback)
            .Permit(GuideOpened, FollowingGuide)
            .Permit(OperatorTook, WithOperator)
            .Ignore(WentBack).Ignore(Stopped).Ignore(WentQuiet).Ignore(Expired).Ignore(AcceptTimedOut).Ignore(WaitCancelled);
    }

    private static void AddressAndProblem(StateMachine<State, Trigger, Conversation> machine)
    {
        machine.Configure(AskingAddress)
            .PermitIf(AddressGiven, AskingProblem, it => it.AddressConfirmed && !it.ProblemNamed, "address confirmed before, problem unknown")
            .PermitIf(AddressGiven, ConfirmingProblem, it => it.AddressConfirmed && !it.ProblemSure, "address confirmed before, problem guessed")
            .PermitIf(AddressGiven, Triaging, it => it.AddressConfirmed, "address confirmed before, problem sure")
            .Permit(AddressGiven, ConfirmingAddress)
            .Ignore(WentBack);
        machine.Configure(ConfirmingAddress)
            .PermitIf(AddressConfirmed, AskingProblem, it => !it.ProblemNamed, "problem unknown")
            .PermitIf(AddressConfirmed, ConfirmingProblem, it => !it.ProblemSure, "problem guessed")
            .Permit(AddressConfirmed, Triaging)
            .Permit(AddressRejected, AskingAddress)
            .Internal(AddressGiven)
            .Permit(WentBack, AskingAddress);
        machine.Configure(AskingProblem)
            .PermitIf(ProblemGiven, ConfirmingProblem, it => !it.ProblemSure, "problem guessed")
            .PermitIf(ProblemGiven, AskingAddress, it => !it.AddressConfirmed, "address not confirmed")
            .Permit(ProblemGiven, Triaging)
            .Permit(WentBack, AskingAddress);
        machine.Configure(ConfirmingProblem)
            .PermitIf(ProblemConfirmed, AskingAddress, it => !it.AddressConfirmed, "address not confirmed")
            .Permit(ProblemConfirmed, Triaging)
            .PermitIf(ProblemRejected, FollowingGuide, it => it.InGuide, "in the middle of a guide")
            .PermitIf(ProblemRejected, Triaging, it => it.ProblemSure, "in the middle of another problem")
            .Permit(ProblemRejected, AskingProblem)
            .PermitIf(ProblemGiven, AskingAddress, it => it.ProblemSure && !it.AddressConfirmed, "problem sure, address not confirmed")
            .PermitIf(ProblemGiven, Triaging, it => it.ProblemSure, "problem sure")
            .InternalIf(ProblemGiven, it => !it.ProblemSure, "problem guessed")
            .Permit(NotHelped, ConfirmingContacts)
            .Permit(WentBack, AskingProblem);
    }

    private static void Help(StateMachine<State, Trigger, Conversation> machine)
    {
        machine.Configure(Triaging)
            .PermitIf(Triaged, ChoosingRouter, it => it.NeedsRouter, "guide depends on the router")
            .PermitIf(Triaged, FollowingGuide, it => it.InGuide, "guide chosen")
            .PermitIf(Triaged, AskingIfHelped, it => it.Informed, "answered with information")
            .Permit(Triaged, ConfirmingContacts)
            .Permit(NotHelped, ConfirmingContacts)
            .Permit(WentBack, AskingProblem);
        machine.Configure(ChoosingRouter)
            .PermitIf(RouterChosen, FollowingGuide, it => it.InGuide, "guide chosen")
            .Permit(RouterChosen, ConfirmingContacts)
            .Permit(WentBack, AskingProblem);
        machine.Configure(FollowingGuide)
            .Permit(GuideEnded, AskingIfHelped)
            .PermitIf(Helped, Rating, it => it.Contacts.Settled, "contacts settled")
            .Permit(Helped, ConfirmingContacts)
            .Permit(NotHelped, ConfirmingContacts)
            .Permit(WentBack, AskingProblem);
        machine.Configure(AskingIfHelped)
            .PermitIf(Helped, Rating, it => it.Contacts.Settled, "contacts settled")
            .Permit(Helped, ConfirmingContacts)
            .Permit(NotHelped, ConfirmingContacts)
            .PermitIf(WentBack, FollowingGuide, it => it.InGuide, "guide walked")
            .Permit(WentBack, AskingProblem);
        machine.Configure(Triaging, ChoosingRouter, FollowingGuide, AskingIfHelped)
            .Permit(ProblemChanged, ConfirmingProblem);
        machine.Configure(ConfirmingContacts)
            .PermitIf(ContactsSettled, Rating, it => it.Solved, "problem solved")
            .Ignore(WentBack);
    }

    private static void Human(StateMachine<State, Trigger, Conversation> machine)
    {
        machine.Configure(WaitingForOperator)
            .Permit(AcceptTimedOut, ChoosingCallback)
            .PermitIf(WaitCancelled, FollowingGuide, it => it.InGuide, "guide to go on with")
            .Permit(WaitCancelled, Idle)
            .Internal(HumanAsked).Internal(HumanAskedAfterHours).Internal(GuideOpened)
            .Permit(Stopped, Idle)
            .Permit(OperatorTook, WithOperator)
            .Permit(OperatorClosed, Rating)
            .Ignore(WentBack).Ignore(StartedOver).Ignore(MenuAsked).Ignore(WentQuiet).Ignore(Expired);
        machine.Configure(ChoosingCallback)
            .Permit(CallbackChosen, Idle)
            .Permit(WaitChosen, WaitingForOperator)
            .PermitIf(WaitCancelled, FollowingGuide, it => it.InGuide, "guide to go on with")
            .Permit(WaitCancelled, Idle)
            .Internal(GuideOpened)
            .Permit(OperatorClosed, Rating)
            .Ignore(WentBack).Ignore(AcceptTimedOut);
        machine.Configure(WithOperator)
            .PermitIf(OperatorReleased, FollowingGuide, it => it.InGuide, "guide to go on with")
            .Permit(OperatorReleased, AskingProblem)
            .Permit(OperatorClosed, Rating)
            .Internal(OperatorTook)
            .Ignore(HumanAsked).Ignore(HumanAskedAfterHours).Ignore(WentQuiet).Ignore(Expired).Ignore(AcceptTimedOut).Ignore(WaitCancelled);
    }

    private static void Ending(StateMachine<State, Trigger, Conversation> machine)
    {
        machine.Configure(Rating)
            .Permit(Rated, Idle)
            .Permit(RatingSkipped, Idle)
            .Permit(HumanAsked, WaitingForOperator)
            .Permit(HumanAskedAfterHours, ChoosingCallback)
            .Permit(OperatorTook, WithOperator)
            .Permit(StartedOver, AskingAddress)
            .Permit(MenuAsked, AskingProblem)
            .Permit(GuideOpened, FollowingGuide)
            .Permit(Stopped, Idle)
            .Permit(Expired, Idle)
            .Ignore(WentBack).Ignore(WentQuiet).Ignore(AcceptTimedOut).Ignore(WaitCancelled);
    }

    private static void AtAnyPoint(StateMachine<State, Trigger, Conversation> machine)
    {
        machine.Configure(Asking)
            .Permit(HumanAsked, WaitingForOperator)
            .Permit(HumanAskedAfterHours, ChoosingCallback)
            .Permit(OperatorTook, WithOperator)
            .PermitIf(StartedOver, AskingProblem, it => it.AddressConfirmed, "address confirmed")
            .Permit(StartedOver, AskingAddress)
            .Permit(MenuAsked, AskingProblem)
            .Permit(Stopped, Idle)
            .Internal(WentQuiet)
            .Permit(Expired, Idle);
        machine.Configure(Asking.Where(state => state != ChoosingCallback).ToArray())
            .Permit(GuideOpened, FollowingGuide)
            .Ignore(AcceptTimedOut).Ignore(WaitCancelled);
    }
}
