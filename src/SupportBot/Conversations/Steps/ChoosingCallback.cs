using System.Globalization;
using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>Nobody could take the chat: when shall somebody call back? The subscriber may also go on waiting.</summary>
public sealed class ChoosingCallback : IStep
{
    private const string SlotChoice = "s";
    private const int MostSlots = 3;

    public State State => State.ChoosingCallback;

    public Answer? Ask(Talk talk)
    {
        if (talk.Now.Handoff is { Slot: not null } && talk.Now.Contacts.Phone is null)
        {
            talk.Say("callback.phone");
            talk.Put([talk.Option("button.wait", Choices.Wait)], [], askContact: true);
            return null;
        }
        var facts = talk.Circumstances;
        if (facts.DeskOpen)
        {
            talk.Say("callback.offer");
        }
        else
        {
            talk.Say("callback.after-hours", ("opens", Hours.Opening(talk, facts.OpensAt)));
        }
        var options = facts.Slots.Take(MostSlots).Select(slot => new Option(Hours.Slot(talk, slot), Code(slot))).Append(talk.Option("button.wait", Choices.Wait));
        talk.Put(talk.Now.InGuide ? [.. options, talk.Option("button.resume-guide", Choices.Cancel)] : [.. options], []);
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.Chose(Choices.Wait) || reading.Understood.Wants(Wishes.Human))
        {
            return Answer.Fire(Trigger.WaitChosen);
        }
        if (reading.Understood.Wants(Wishes.Stop))
        {
            talk.Say("stopped");
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.Cancelled } };
            return Answer.Fire(Trigger.Stopped);
        }
        if (reading.Chose(Choices.Cancel))
        {
            return Cancelling.Wait(talk);
        }
        if (Slot(talk, reading) is { } slot)
        {
            talk.Now = talk.Now with { Handoff = Current(talk) with { Slot = slot } };
        }
        if (talk.Now.Handoff?.Slot is not { } chosen)
        {
            talk.Say("callback.noted");
            return Answer.Again;
        }
        return talk.Now.Contacts.Phone is { } phone ? Promise(talk, phone, chosen) : Answer.Again;
    }

    private static Answer Promise(Talk talk, string phone, TimeSlot slot)
    {
        talk.Bring(new Effect.PromiseCallback(talk.Circumstances.NewId, phone, slot));
        talk.Say("callback.promised", ("phone", Phones.Spaced(phone)), ("slot", Hours.Slot(talk, slot)));
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Result = InquiryResult.CallbackPromised } };
        return Answer.Fire(Trigger.CallbackChosen);
    }

    private static TimeSlot? Slot(Talk talk, Reading reading)
    {
        var offered = talk.Circumstances.Slots.Take(MostSlots).ToList();
        if (reading.Choice is { } choice)
        {
            return offered.Find(slot => Code(slot) == choice);
        }
        var index = Matching.Index(reading, [.. offered.Select(slot => Hours.Slot(talk, slot))]);
        return index >= 0 ? offered[index] : null;
    }

    // The time itself is inside the button: what was offered stays what is chosen.
    private static string Code(TimeSlot slot) => SlotChoice + slot.From.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static HandoffSlot Current(Talk talk) =>
        talk.Now.Handoff ?? new HandoffSlot(talk.Circumstances.NewId, HandoffReasons.Asked, talk.Circumstances.Now);
}
