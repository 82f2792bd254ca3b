using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>What a turn meant for the guide that was walked: read off the conversation before and after it, so that no step has to count.</summary>
public static class GuideTally
{
    public static ImmutableArray<GuideMark> Of(Conversation before, Conversation after, DateTimeOffset at)
    {
        var (was, now) = (Walked(before), Walked(after));
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        IEnumerable<GuideMark> marks = was is not null && before.Leader == Leader.Bot
            ? Ends(before, after, was, now).Select(what => new GuideMark(day, was.Guide, was.Step, before.Language, what))
            : [];
        return now is not null && after.State == State.FollowingGuide && IsNew(before, was, now)
            ? [.. marks, .. Shows(before, was, now).Select(what => new GuideMark(day, now.Guide, now.Step, after.Language, what))]
            : [.. marks];
    }

    // Whoever comes into a guide begins it, in the middle too; going from step to step does not, and going back out of another guide neither.
    private static IEnumerable<GuideEvent> Shows(Conversation before, GuidePlace? was, GuidePlace now)
    {
        if (was is null || before.State == State.Rating || (was.Guide != now.Guide && now.Trail.Length >= was.Trail.Length))
        {
            yield return GuideEvent.Begun;
        }
        yield return GuideEvent.Shown;
    }

    // An interruption keeps the guide it interrupted: the walk is not over until the other trouble is confirmed.
    private static GuidePlace? Walked(Conversation conversation) => conversation.State switch
    {
        State.FollowingGuide or State.AskingIfHelped or State.ConfirmingContacts or State.WaitingForOperator or State.ChoosingCallback or State.WithOperator
            or State.Rating => conversation.Inquiry.Guide,
        State.ConfirmingProblem => conversation.Inquiry.Interrupted?.Guide,
        _ => null,
    };

    // A question asked again, a reminder and a wait that is over show nothing new. A guide opened while waiting for a human begins after the wait.
    private static bool IsNew(Conversation before, GuidePlace? was, GuidePlace now) => was is null
        || before.State == State.Rating
        || (before.State is State.WaitingForOperator or State.ChoosingCallback && now.Trail.IsEmpty)
        || was.Guide != now.Guide || was.Step != now.Step || was.Trail.Length != now.Trail.Length;

    private static IEnumerable<GuideEvent> Ends(Conversation before, Conversation after, GuidePlace was, GuidePlace? now)
    {
        var walking = before.State is State.FollowingGuide or State.AskingIfHelped or State.ConfirmingProblem;
        var helped = walking && Result(after) == InquiryResult.Solved;
        if (helped)
        {
            yield return GuideEvent.Helped;
        }
        if (before.State == State.FollowingGuide && (helped || CameToEnd(after)))
        {
            yield return GuideEvent.Finished;
        }
        if (before.Handoff is null && after.Handoff is not null && before.State != State.Rating && before.Inquiry.Result != InquiryResult.Solved)
        {
            yield return GuideEvent.HandedOver;
        }
        else if (walking && !helped && now?.Guide != was.Guide)
        {
            yield return now is null ? GuideEvent.Left : GuideEvent.Moved;
        }
    }

    // An inquiry that ended in this turn is filed away already.
    private static InquiryResult Result(Conversation after) =>
        after.State == State.Idle && !after.Previous.IsEmpty ? after.Previous[0].Result : after.Inquiry.Result;

    // It did not help, or the content ended without asking: contacts or a human come next.
    private static bool CameToEnd(Conversation after) =>
        after.State is State.ConfirmingContacts or State.AskingIfHelped || after.Handoff is { Reason: HandoffReasons.NotHelped };
}

/// <summary>One thing to count about one step of a guide. Carries nothing about the person.</summary>
/// <param name="Day">Of UTC: it begins at five in the morning in Kazakhstan.</param>
public sealed record GuideMark(DateOnly Day, string Guide, string Step, Language Language, GuideEvent What);

public enum GuideEvent
{
    /// <summary>A walk began at this step: the sum of a guide is how often it was walked.</summary>
    Begun,
    /// <summary>The step was shown; asking it again does not count.</summary>
    Shown,
    /// <summary>The walk came to an end of the guide at this step, whether it helped or not.</summary>
    Finished,
    /// <summary>The trouble was gone at this step.</summary>
    Helped,
    /// <summary>The subscriber fell silent here, stopped, or turned to something else.</summary>
    Left,
    /// <summary>An operator was called from here, or after this last step.</summary>
    HandedOver,
    /// <summary>The walk went on in another guide.</summary>
    Moved,
}
