using SupportBot.Understanding;

namespace SupportBot.Conversations.Steps;

/// <summary>Where does the subscriber live? Street and house are needed; what is missing is asked for, what is doubtful is offered to choose.</summary>
public sealed class AskingAddress : IStep
{
    // More buttons than this confuse rather than help.
    private const int MostCandidates = 5;

    public State State => State.AskingAddress;

    public Answer? Ask(Talk talk)
    {
        var address = talk.Now.Address;
        if (address is { Complete: true, Candidates.IsEmpty: true })
        {
            return Answer.Fire(Trigger.AddressGiven);
        }
        Count(talk);
        if (address is { Trouble: { } trouble })
        {
            talk.Now = talk.Now with { Address = address with { Trouble = null, House = null } };
            talk.Ask(trouble == AddressStatus.BadHouse ? "address.bad-house" : "address.not-found", [],
                ("street", address.Street?.Title(talk.Language) ?? ""), ("house", address.House ?? ""));
        }
        else if (address is { Candidates.Length: > 1 })
        {
            talk.Ask("ask-address.which-street", [.. address.Candidates.Take(MostCandidates)
                .Select(street => new Option(street.Title(talk.Language), $"st-{street.Id}")), talk.Option("button.other", Choices.Other)]);
        }
        else if (address is { Street: { } street, House: null })
        {
            talk.Ask("ask-address.house", [], ("street", street.Title(talk.Language)));
        }
        else
        {
            talk.Ask(talk.Now.ProblemNamed ? "ask-address.problem-known" : "ask-address", []);
        }
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.Choice is { } choice)
        {
            return Choose(talk, choice);
        }
        if (reading.Understood.Wants(Wishes.SameAsBefore) && talk.Now.Address is { Complete: true })
        {
            return Answer.Fire(Trigger.AddressGiven);
        }
        var understood = WithKnownStreet(talk, reading.Understood);
        Slots.TakeProblem(talk, understood);
        return understood.Address.Status switch
        {
            AddressStatus.NoAddress => Answer.Unclear,
            AddressStatus.NotFound => NotFound(talk, understood, "address.not-found"),
            AddressStatus.BadHouse => NotFound(talk, understood, "address.bad-house"),
            _ => Accept(talk, understood),
        };
    }

    private static Answer Accept(Talk talk, Understood understood)
    {
        var before = talk.Now.Address;
        Slots.TakeAddress(talk, understood);
        if (talk.Now.Address == before)
        {
            return Answer.Unclear;
        }
        return talk.Now.Address is { Complete: true, Candidates.IsEmpty: true } ? Answer.Fire(Trigger.AddressGiven) : Answer.Again;
    }

    private static Answer Choose(Talk talk, string choice)
    {
        if (choice == Choices.Other)
        {
            talk.Now = talk.Now with { Address = null };
            return Answer.Again;
        }
        var chosen = talk.Now.Address?.Candidates.FirstOrDefault(street => choice == $"st-{street.Id}");
        if (chosen is null)
        {
            return Answer.Unclear;
        }
        talk.Now = talk.Now with { Address = talk.Now.Address! with { Street = chosen, Candidates = [] } };
        return talk.Now.Address.Complete ? Answer.Fire(Trigger.AddressGiven) : Answer.Again;
    }

    // It looked like an address; that is worth another wording than "not understood", and counts as a failed try.
    private static Answer NotFound(Talk talk, Understood understood, string key)
    {
        var failures = talk.Now.Question.Failures + 1;
        talk.Now = talk.Now with
        {
            Address = new AddressSlot(understood.Text),
            Question = talk.Now.Question with { Failures = failures },
        };
        talk.NotUnderstood = true;
        if (failures >= 3)
        {
            talk.Say("reason." + HandoffReasons.NotUnderstood);
            return Answer.Human(HandoffReasons.NotUnderstood);
        }
        talk.Ask(key, [], ("street", understood.Address.Street?.Title(talk.Language) ?? ""), ("house", understood.Address.House ?? ""));
        return Answer.AskedAgain;
    }

    // "10-25" after "улица Абая": the street is known, only the rest is read.
    private static Understood WithKnownStreet(Talk talk, Understood understood)
    {
        if (talk.Now.Address is not { Street: { } street, House: null } || understood.Address is { Street: not null }
            || !understood.Text.Any(char.IsDigit) && understood.Address.Status == AddressStatus.NoAddress)
        {
            return understood;
        }
        var whole = talk.Script.Understanding.Read($"{street.Title(Language.Russian)} {understood.Text}", Dialogue.Spoken(talk.Now));
        return whole.Address is { Street.Id: var id, House: not null } && id == street.Id ? understood with { Address = whole.Address } : understood;
    }

    private static void Count(Talk talk) => talk.Now = talk.Now with
    {
        Inquiry = talk.Now.Inquiry with { AddressAsked = talk.Now.Inquiry.AddressAsked + 1 },
    };
}
