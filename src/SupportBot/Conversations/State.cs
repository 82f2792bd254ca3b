using System.Text.Json.Serialization;

namespace SupportBot.Conversations;

/// <summary>What is asked now, and who leads. Positions inside a guide or a list of questions are data of the conversation, not states.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<State>))]
public enum State
{
    Idle,
    AskingAddress,
    ConfirmingAddress,
    AskingProblem,
    ConfirmingProblem,
    Triaging,
    ChoosingRouter,
    FollowingGuide,
    AskingIfHelped,
    ConfirmingContacts,
    ChoosingCallback,
    WaitingForOperator,
    WithOperator,
    Rating,
}

/// <summary>What happened to the conversation.</summary>
public enum Trigger
{
    Began,
    ReturnedWithKnownProblem,
    AddressGiven,
    AddressConfirmed,
    AddressRejected,
    ProblemGiven,
    ProblemConfirmed,
    ProblemRejected,
    ProblemChanged,
    Triaged,
    RouterChosen,
    GuideOpened,
    GuideEnded,
    Helped,
    NotHelped,
    ContactsSettled,
    CallbackChosen,
    WaitChosen,
    WaitCancelled,
    AcceptTimedOut,
    HumanAsked,
    HumanAskedAfterHours,
    OperatorTook,
    OperatorReleased,
    OperatorClosed,
    Rated,
    RatingSkipped,
    MenuAsked,
    WentBack,
    StartedOver,
    Stopped,
    WentQuiet,
    Expired,
}
