using Handoff;
using SupportBot.Conversations;
using SupportBot.Conversations.Steps;

namespace SupportBot.Operators;

/// <summary>What follows from a promised call that was tried: the subscriber is told in the messenger, and the promise is kept, moved or closed. Pure.</summary>
internal static class Calls
{
    /// <summary>From so many calls in vain on, the senior of the shift has to look at it.</summary>
    public const int MissesAllowed = 2;

    private static readonly TimeSpan SlotLength = TimeSpan.FromHours(1);

    public static OperatorDecision Apply(Talk talk, OperatorEvent.Called called)
    {
        var (change, key, note) = called.Result switch
        {
            CallResult.Reached => (Change(called, CallbackState.Reached), "callback.reached", "Дозвонились"),
            CallResult.Closed => (Change(called, CallbackState.Closed), "callback.closed", "Звонок закрыт"),
            _ => Missed(talk, called),
        };
        var slot = change.Again is { } again ? Hours.Slot(talk, new TimeSlot(again.From, again.To)) : "";
        talk.Say(key, ("slot", slot));
        talk.Break(announcement: true);
        return new OperatorDecision(talk.Decide(), null, note, OperatorReply.Ok) { Callbacks = [change] };
    }

    private static (CallbackChange, string, string) Missed(Talk talk, OperatorEvent.Called called)
    {
        if (called.Misses + 1 >= MissesAllowed)
        {
            return (Change(called, CallbackState.Open, missed: true, Next(talk, called)), "callback.missed-twice",
                "Не дозвонились дважды: нужен старший смены");
        }
        return (Change(called, CallbackState.Open, missed: true, Next(talk, called)), "callback.missed", "Не дозвонились");
    }

    // Without a wish of the operator's: the next offered slot, or in an hour.
    private static (DateTimeOffset, DateTimeOffset) Next(Talk talk, OperatorEvent.Called called)
    {
        if (called.Again is { } wished)
        {
            var local = wished.ToOffset(talk.Circumstances.Now.Offset);
            return (local, local + SlotLength);
        }
        return talk.Circumstances.Slots is [var first, ..]
            ? (first.From, first.To)
            : (talk.Circumstances.Now + SlotLength, talk.Circumstances.Now + SlotLength + SlotLength);
    }

    private static CallbackChange Change(OperatorEvent.Called called, CallbackState state, bool missed = false, (DateTimeOffset, DateTimeOffset)? again = null) =>
        new(called.Callback, state, missed, called.Operator.Name, again);
}
