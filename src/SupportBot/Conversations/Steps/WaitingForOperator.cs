using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>
/// A human was called. The bot tells the place in the queue, keeps what the subscriber adds, corrects the address, lets him cancel; it never
/// answers for the operator.
/// </summary>
public sealed class WaitingForOperator : IStep
{
    private static readonly TimeSpan PlaceEvery = TimeSpan.FromMinutes(1);

    public State State => State.WaitingForOperator;

    public Answer? Ask(Talk talk)
    {
        var facts = talk.Circumstances;
        var handoff = talk.Now.Handoff ?? new HandoffSlot(facts.NewId, HandoffReasons.Asked, facts.Now);
        talk.Now = talk.Now with { Handoff = handoff with { Place = facts.PlaceInQueue } };
        if (!facts.DeskOpen)
        {
            talk.Say("waiting.closed", ("opens", Hours.Opening(talk, facts.OpensAt)));
        }
        else if (facts.PlaceInQueue > 1)
        {
            talk.Say("waiting.queue", ("place", Numbers.Text(facts.PlaceInQueue)));
        }
        else
        {
            talk.Say("waiting.next");
        }
        AskForWhatIsMissing(talk);
        talk.Put([talk.Option(talk.Now.InGuide ? "button.resume-guide" : "button.cancel-wait", Choices.Cancel)], [],
            askContact: talk.Now.Contacts.Phone is null);
        talk.WakeAt(TimerKind.Accept, (facts.OpensAt ?? facts.Now) + talk.Script.Settings.AcceptTimeout);
        talk.WakeAt(TimerKind.Place, (facts.OpensAt ?? facts.Now) + PlaceEvery);
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        var understood = reading.Understood;
        if (reading.Chose(Choices.Cancel) || understood.Wants(Wishes.Stop | Wishes.Back))
        {
            return Cancelling.Wait(talk);
        }
        if (understood.Wants(Wishes.Human))
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { HumanAsked = talk.Now.Inquiry.HumanAsked + 1 } };
            talk.Say("waiting.patience");
        }
        else if (understood.Phone is not null)
        {
            talk.Say("phone.kept");
        }
        else if (TakesAddress(talk, understood))
        {
            talk.Say("address.corrected", ("address", talk.Now.Address!.Title(talk)));
        }
        else
        {
            Slots.TakeProblem(talk, talk.Now.ProblemNamed ? understood with { Problems = [] } : understood);
            NoteOnce(talk);
        }
        return Answer.Nothing;
    }

    private static bool TakesAddress(Talk talk, Understood understood)
    {
        var before = talk.Now.Address;
        if (understood.Address.Status is AddressStatus.NotFound or AddressStatus.Ambiguous || !Slots.TakeAddress(talk, understood))
        {
            return false;
        }
        if (talk.Now.Address is not { Complete: true } address)
        {
            talk.Now = talk.Now with { Address = before };
            return false;
        }
        talk.Now = talk.Now with { Address = address with { Confirmed = true } };
        return true;
    }

    private static void AskForWhatIsMissing(Talk talk)
    {
        if (talk.Now.Address is not { Complete: true })
        {
            talk.Say("waiting.tell-address");
        }
        else if (talk.Now.Contacts is { Phone: null, Declined: false })
        {
            talk.Say("waiting.tell-phone");
        }
    }

    private static void NoteOnce(Talk talk)
    {
        if (talk.Now.Handoff is { Noted: false } handoff)
        {
            talk.Now = talk.Now with { Handoff = handoff with { Noted = true } };
            talk.Say("waiting.noted");
        }
    }
}

/// <summary>Working hours in words.</summary>
public static class Hours
{
    /// <summary>"сегодня в 09:00", "завтра в 09:00", "25.11 в 09:00".</summary>
    public static string Opening(Talk talk, DateTimeOffset? opens)
    {
        if (opens is not { } moment)
        {
            return "";
        }
        return talk.Script.Texts.Get(talk.Language, DayKey(moment, talk.Circumstances.Now), 0,
            ("time", Numbers.Clock(moment)), ("date", Numbers.Day(moment)));
    }

    public static string Slot(Talk talk, TimeSlot slot) => talk.Script.Texts.Get(talk.Language,
        DayKey(slot.From, talk.Circumstances.Now).Replace("hours.", "slot.", StringComparison.Ordinal), 0,
        ("from", Numbers.Clock(slot.From)), ("to", Numbers.Clock(slot.To)), ("date", Numbers.Day(slot.From)));

    private static string DayKey(DateTimeOffset moment, DateTimeOffset now) => (moment.Date - now.Date).Days switch
    {
        0 => "hours.today",
        1 => "hours.tomorrow",
        _ => "hours.date",
    };
}
