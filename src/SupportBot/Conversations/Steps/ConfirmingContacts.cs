using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>Is the number right? Asked once in every conversation; a subscriber who does not want to tell is not pressed.</summary>
public sealed class ConfirmingContacts : IStep
{
    public State State => State.ConfirmingContacts;

    public Answer? Ask(Talk talk)
    {
        if (talk.Now.Contacts.Settled)
        {
            return Settled(talk);
        }
        if (talk.Now.Contacts.Phone is { } phone)
        {
            talk.Ask("confirm-phone", [talk.Option("button.yes-right", Choices.Yes), talk.Option("button.other-number", Choices.Other),
                talk.Option("button.skip", Choices.Skip)], ("phone", Phones.Spaced(phone)));
        }
        else
        {
            talk.Say("ask-phone");
            talk.Put([talk.Option("button.skip", Choices.Skip)], [], askContact: true);
        }
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        var contacts = talk.Now.Contacts;
        if (reading.Understood.Phone is not null)
        {
            return Settled(talk);
        }
        if (reading.Chose(Choices.Other) || (contacts.Phone is not null && reading.SaysNo))
        {
            talk.Now = talk.Now with { Contacts = contacts with { Phone = null } };
            return Answer.Again;
        }
        if (reading.SaysYes && contacts.Phone is { } phone)
        {
            Slots.TakePhone(talk, phone);
            return Settled(talk);
        }
        if (reading.Chose(Choices.Skip) || reading.SaysNo || reading.Understood.Wants(Wishes.DontKnow))
        {
            talk.Now = talk.Now with { Contacts = contacts with { Declined = true } };
            return Settled(talk);
        }
        return Answer.Unclear;
    }

    private static Answer Settled(Talk talk)
    {
        if (talk.Now.Solved)
        {
            return Answer.Fire(Trigger.ContactsSettled);
        }
        return Answer.Human(talk.Now.Inquiry.Result == InquiryResult.Unsolved ? HandoffReasons.NotHelped : HandoffReasons.NothingToTry);
    }
}

/// <summary>Phone numbers as people read them.</summary>
public static class Phones
{
    /// <summary><c>+77011234567</c> becomes <c>+7 701 123 45 67</c>; anything else stays as it is.</summary>
    public static string Spaced(string phone) => phone is ['+', '7', ..] && phone.Length == 12
        ? $"+7 {phone[2..5]} {phone[5..8]} {phone[8..10]} {phone[10..]}"
        : phone;
}
