using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>Is this the address? One tap; a correction in plain words is taken as well.</summary>
public sealed class ConfirmingAddress : IStep
{
    public State State => State.ConfirmingAddress;

    public Answer? Ask(Talk talk)
    {
        talk.Ask("confirm-address", [talk.Option("button.yes-right", Choices.Yes), talk.Option("button.change", Choices.No)],
            ("address", talk.Now.Address!.Title(talk)));
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.Choice is null && Corrects(talk, reading.Understood))
        {
            return talk.Now.Address is { Complete: true, Candidates.IsEmpty: true } ? Answer.Again : Answer.Fire(Trigger.AddressRejected);
        }
        Slots.TakeProblem(talk, reading.Understood);
        if (reading.SaysYes)
        {
            talk.Now = talk.Now with { Address = talk.Now.Address! with { Confirmed = true } };
            return Answer.Fire(Trigger.AddressConfirmed);
        }
        if (reading.SaysNo)
        {
            talk.Now = talk.Now with { Address = null };
            return Answer.Fire(Trigger.AddressRejected);
        }
        return Answer.Unclear;
    }

    // "Нет, квартира 15" patches; "Букетова 5" replaces; a street nobody knows changes nothing.
    private static bool Corrects(Talk talk, Understood understood)
    {
        var before = talk.Now.Address!;
        if (understood.Address.Status is AddressStatus.NotFound || !Slots.TakeAddress(talk, understood))
        {
            return false;
        }
        if (talk.Now.Address is { Street: null, Candidates.IsEmpty: true })
        {
            talk.Now = talk.Now with { Address = before };
            return false;
        }
        return true;
    }
}
