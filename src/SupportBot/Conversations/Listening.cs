using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Hears words: wishes first, then what fills slots, then the answer to the question that stands.</summary>
internal sealed class Listening(Flow flow)
{
    private readonly WishKeeping _wishes = new(flow);
    private readonly Misunderstanding _misunderstanding = new(flow);

    public void Hear(Talk talk, string text, ImmutableArray<PhotoSlot> photos, bool edited)
    {
        if (!photos.IsEmpty)
        {
            Photos.Keep(talk, photos);
            if (string.IsNullOrWhiteSpace(text))
            {
                TakePhoto(talk, Photos.TextFor(photos));
                return;
            }
        }
        var understood = talk.Script.Understanding.Read(text, Dialogue.Spoken(talk.Now));
        TakeLanguage(talk, understood);
        if (edited)
        {
            understood = understood with { Wishes = understood.Wishes | Wishes.Correction };
        }
        Take(talk, new Reading(understood));
    }

    /// <summary>A reading made of words or of a pressed button.</summary>
    public void Take(Talk talk, Reading reading)
    {
        switch (talk.Now.State)
        {
            case State.Idle:
                Begin(talk, reading.Understood);
                break;
            case State.Rating when reading.Choice is null && !RatingWords.AreRating(reading.Text):
                AfterRating(talk, reading.Understood);
                break;
            default:
                TakeAnswer(talk, reading);
                break;
        }
    }

    /// <summary>The first words of an inquiry.</summary>
    public void Begin(Talk talk, Understood understood)
    {
        if (OnlyThanks(understood))
        {
            talk.Say("thanks.idle");
            return;
        }
        var returning = Inquiries.SameAs(talk, understood);
        var greeted = talk.Now.Previous.Any(past => talk.Circumstances.Now - past.At < TimeSpan.FromHours(12));
        Inquiries.Begin(talk);
        Slots.TakeAddress(talk, understood);
        Slots.TakeProblem(talk, understood);
        Slots.TakePhone(talk, understood.Phone);
        talk.Say(greeted ? "greeting.again" : "greeting");
        if (_wishes.Grant(talk, new Reading(understood), beginning: true))
        {
            return;
        }
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Returning = returning is not null } };
        flow.Fire(talk, returning is null ? Trigger.Began : Trigger.ReturnedWithKnownProblem);
    }

    private void TakeAnswer(Talk talk, Reading reading)
    {
        if (reading.Choice is null && _wishes.Grant(talk, reading, beginning: false))
        {
            return;
        }
        var phoneTaken = Slots.TakePhone(talk, reading.Understood.Phone);
        var answer = flow.StepOf(talk)?.Take(talk, reading) ?? Answer.Nothing;
        if (answer is not Answer.NotUnderstood)
        {
            flow.Follow(talk, answer);
        }
        else if (phoneTaken)
        {
            talk.Say("phone.kept");
            flow.Enter(talk);
        }
        else
        {
            _misunderstanding.Mend(talk, reading.Understood);
        }
    }

    private void AfterRating(Talk talk, Understood understood)
    {
        flow.Fire(talk, Trigger.RatingSkipped);
        Begin(talk, understood);
    }

    private void TakePhoto(Talk talk, string kept)
    {
        if (talk.Now.State == State.Idle)
        {
            var photos = talk.Now.Inquiry.Photos;
            Inquiries.Begin(talk);
            Photos.Keep(talk, photos);
            talk.Say("greeting");
            talk.Say(kept);
            flow.Fire(talk, Trigger.Began);
            return;
        }
        talk.Say(kept);
        if (talk.Now.State is not (State.WaitingForOperator or State.Rating))
        {
            flow.Enter(talk);
        }
    }

    private static bool OnlyThanks(Understood understood) =>
        understood.Wants(Wishes.Thanks) && understood.Problems.FirstOrDefault() is null or { Id: "thanks" or "out_of_scope" }
        && understood.Address.Status == AddressStatus.NoAddress && !understood.Wants(Wishes.Human);

    private static void TakeLanguage(Talk talk, Understood understood)
    {
        if (understood.LanguageCertain || !talk.Now.LanguageKnown)
        {
            talk.Now = talk.Now with { Language = understood.Language, LanguageKnown = talk.Now.LanguageKnown || understood.LanguageCertain };
        }
    }
}
