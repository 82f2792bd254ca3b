using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>How an inquiry begins and ends.</summary>
internal static class Inquiries
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>A new inquiry: contact data are kept, but have to be confirmed again (the job description asks for it in every conversation).</summary>
    public static void Begin(Talk talk)
    {
        var now = talk.Now;
        talk.Now = now with
        {
            Inquiry = new Inquiry { Since = talk.Circumstances.Now },
            Contacts = now.Contacts with { Confirmed = false, Declined = false },
            Address = now.Address is { Complete: true } known ? known with { Confirmed = false } : null,
            Handoff = null,
        };
        Acquaintance.Remember(talk);
    }

    /// <summary>Files the inquiry away; what is known of the subscriber stays.</summary>
    public static void End(Talk talk)
    {
        var now = talk.Now;
        if (now.Handoff is not null)
        {
            talk.Bring(new Effect.WithdrawFromDesk(now.Inquiry.Result.ToString()));
        }
        var oldest = talk.Circumstances.Now - Remembered;
        var past = new PastInquiry(talk.Circumstances.Now, now.Inquiry.Problem?.Id, now.Inquiry.Result, !now.Inquiry.Tried.IsEmpty, Unfinished(now));
        talk.Now = now with
        {
            Inquiry = Inquiry.None,
            Handoff = null,
            Timers = [],
            Unread = 0,
            Said = now.Said.Clear(),
            Previous = [past, .. now.Previous.Where(earlier => earlier.At > oldest).Take(9)],
        };
    }

    // Falling silent at the router is no answer: the walk may go on days later.
    private static UnfinishedWalk? Unfinished(Conversation now) =>
        now.Inquiry is { Result: InquiryResult.Silent, Guide: { } place } ? new UnfinishedWalk(place, now.Inquiry.Tried, now.Inquiry.Router) : null;

    /// <summary>The recent inquiry this message may be about; null when it is plainly something new.</summary>
    public static PastInquiry? SameAs(Talk talk, Understood understood)
    {
        var last = talk.Now.Previous.FirstOrDefault();
        if (last is null or { Problem: null } or { Result: InquiryResult.Cancelled }
            || talk.Circumstances.Now - last.At > talk.Script.Settings.SameThingWithin)
        {
            return null;
        }
        var named = Slots.Problem(talk, understood);
        return named is null || named.Id == last.Problem ? last : null;
    }
}
