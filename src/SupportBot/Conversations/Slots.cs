using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Fills what is known from any message, whatever was asked.</summary>
internal static class Slots
{
    /// <summary>Kinds of the learner that are no problems: they are wishes, or nothing of ours.</summary>
    private static readonly HashSet<string> NoProblems = new(StringComparer.Ordinal) { "greeting", "thanks", "operator", "out_of_scope" };

    /// <summary>The problem a message names; null when it names none clearly enough to offer.</summary>
    public static ProblemGuess? Problem(Talk talk, Understood understood)
    {
        var best = understood.Problems.FirstOrDefault();
        return best is not null && best.Confidence >= talk.Script.Settings.Guess && !NoProblems.Contains(best.Id)
            && talk.Script.Problems.Find(best.Id) is not null
            ? best
            : null;
    }

    /// <summary>Takes the problem as named; sure enough is believed, the rest has to be confirmed.</summary>
    public static bool TakeProblem(Talk talk, Understood understood)
    {
        if (Problem(talk, understood) is not { } guess)
        {
            return false;
        }
        SetProblem(talk, guess.Id, guess.Confidence, understood.Text, guess.Confidence >= talk.Script.Settings.Sure);
        return true;
    }

    public static void SetProblem(Talk talk, string id, double confidence, string own, bool sure)
    {
        var same = talk.Now.Inquiry.Problem?.Id == id;
        talk.Now = talk.Now with
        {
            Inquiry = talk.Now.Inquiry with
            {
                Problem = new ProblemSlot(id, confidence, own, sure),
                TriageStep = same ? talk.Now.Inquiry.TriageStep : 0,
                Guide = same ? talk.Now.Inquiry.Guide : null,
                RouterMatters = same && talk.Now.Inquiry.RouterMatters,
                Informed = false,
            },
        };
    }

    /// <summary>Takes whatever address is in the message; true when something of it is new.</summary>
    public static bool TakeAddress(Talk talk, Understood understood)
    {
        var reading = understood.Address;
        if (reading.Status == AddressStatus.NoAddress)
        {
            return false;
        }
        if (reading is { Status: AddressStatus.Incomplete, Street: null } && talk.Now.Address is { } known)
        {
            talk.Now = talk.Now with { Address = Patch(known, reading) };
            return true;
        }
        talk.Now = talk.Now with { Address = new AddressSlot(understood.Text, Slim(reading.Street), reading.House, reading.Building, reading.Apartment,
            reading.Entrance, reading.Floor, Confirmed: false, [.. reading.Candidates.Select(street => Slim(street)!)],
            reading.Status is AddressStatus.NotFound or AddressStatus.BadHouse ? reading.Status : null) };
        return true;
    }

    /// <summary>A phone number written anywhere is the number to call.</summary>
    public static bool TakePhone(Talk talk, string? phone)
    {
        if (phone is null)
        {
            return false;
        }
        talk.Now = talk.Now with { Contacts = talk.Now.Contacts with { Phone = phone, Confirmed = true, Declined = false } };
        talk.Bring(new Effect.ContactConfirmed(phone));
        return true;
    }

    /// <summary>The address in the subscriber's language, as on an envelope.</summary>
    public static string Title(this AddressSlot address, Talk talk)
    {
        List<string> parts = [];
        Add("address.house", address.House);
        Add("address.building", address.Building);
        Add("address.apartment", address.Apartment);
        var street = address.Street?.Title(talk.Language) ?? address.Own;
        return parts.Count == 0 ? street : $"{street}, {string.Join(", ", parts)}";

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                parts.Add(talk.Script.Texts.Get(talk.Language, key, 0, ("value", value)));
            }
        }
    }

    // The aliases serve the search only; every stored conversation would carry them along.
    private static Street? Slim(Street? street) => street is null ? null : street with { Aliases = [] };

    // A new house makes the old flat meaningless.
    private static AddressSlot Patch(AddressSlot known, AddressReading reading) => known with
    {
        House = reading.House ?? known.House,
        Building = reading.Building ?? (reading.House is null ? known.Building : null),
        Apartment = reading.Apartment ?? (reading.House is null ? known.Apartment : null),
        Entrance = reading.Entrance ?? known.Entrance,
        Floor = reading.Floor ?? known.Floor,
        Confirmed = false,
        Trouble = null,
    };
}
