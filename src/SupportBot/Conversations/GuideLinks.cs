namespace SupportBot.Conversations;

/// <summary>
/// Links that open a guide in the chat: the payload <c>guide_no_internet</c> of <c>t.me/…?start=</c> (telegram.md), or of <c>/chat?guide=</c>.
/// A messenger allows no more than letters, figures, "_" and "-" in it.
/// </summary>
internal static class GuideLinks
{
    private const string Prefix = "guide_";

    /// <summary>Goes into the guide of the link; false when it names none of ours.</summary>
    public static bool Open(Talk talk, string? payload, Flow flow)
    {
        if (payload is null || !payload.StartsWith(Prefix, StringComparison.Ordinal)
            || talk.Script.Guides.Begin(payload[Prefix.Length..].Replace('_', '-')) is not { } place)
        {
            return false;
        }
        if (talk.Now.State is State.FollowingGuide && talk.Now.Inquiry.Guide?.Guide == place.Guide)
        {
            // The same link once more: he stands where he stood.
            flow.Enter(talk);
            return true;
        }
        Prepare(talk, place);
        flow.Fire(talk, Trigger.GuideOpened);
        return true;
    }

    private static void Prepare(Talk talk, GuidePlace place)
    {
        switch (talk.Now.State)
        {
            case State.Idle or State.Rating:
                Begin(talk, place);
                break;
            case State.WaitingForOperator or State.ChoosingCallback:
                // His place in the queue is not given up for him: a button leads into the guide.
                talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Guide = place } };
                talk.Say("guide.while-waiting", ("button", talk.Text("button.resume-guide")));
                break;
            default:
                talk.Forget(TimerKind.Guide);
                talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Guide = place, Interrupted = null, Result = InquiryResult.Open } };
                break;
        }
    }

    // Who left this guide in the middle not long ago goes on there.
    private static void Begin(Talk talk, GuidePlace place)
    {
        var past = talk.Now.Previous.FirstOrDefault();
        var walk = past is { Walk: { } left } && left.Place.Guide == place.Guide && talk.Circumstances.Now - past.At < talk.Script.Settings.SameThingWithin
            ? left
            : null;
        Inquiries.Begin(talk);
        talk.Now = talk.Now with
        {
            Inquiry = talk.Now.Inquiry with { Guide = walk is null ? place : walk.Place with { Waited = false }, Tried = walk?.Tried ?? [], Router = walk?.Router },
        };
        talk.Say("greeting");
    }
}
