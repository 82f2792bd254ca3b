using Handoff;
using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>An operator puts a field of the card right; colleagues read what it was and what it is. Pure.</summary>
internal static class CardCorrections
{
    private const string Unknown = "не был известен";

    public static OperatorDecision Apply(Talk talk, OperatorEvent.Corrected corrected)
    {
        var now = talk.Now;
        var value = corrected.Value.Trim();
        (Conversation After, string Before, string Value)? mended = value.Length == 0 ? null : corrected.Field switch
        {
            "name" => (now with { Name = value }, now.Name ?? Unknown, value),
            "phone" => Phone(talk, value),
            "contract" => (now with { Contacts = now.Contacts with { Contract = value } }, now.Contacts.Contract ?? Unknown, value),
            "router" => (now with { Inquiry = now.Inquiry with { Router = value } }, now.Inquiry.Router ?? Unknown, value),
            "problem" => Problem(talk, value),
            "address" => (now with { Address = Address(talk, value) }, now.Address?.Own ?? Unknown, value),
            _ => null,
        };
        return mended is { } done
            ? OperatorDecision.Nothing(done.After, OperatorReply.Ok) with { Note = $"Исправлено. {Title(corrected.Field)}: {done.Value} (было: {done.Before})" }
            : OperatorDecision.Nothing(now, new OperatorReply.Unknown(corrected.Field));
    }

    /// <summary>What the field is called on the card, in the operators' language (Russian).</summary>
    public static string Title(string field) => field switch
    {
        "name" => "Имя",
        "phone" => "Телефон",
        "contract" => "Договор",
        "router" => "Роутер",
        "problem" => "Проблема",
        "address" => "Адрес",
        _ => field,
    };

    // In the one form a call can be made to; what is no number of Kazakhstan is not taken.
    private static (Conversation, string, string)? Phone(Talk talk, string value) => talk.Script.Understanding.Read(value, talk.Language).Phone is { } phone
        ? (talk.Now with { Contacts = talk.Now.Contacts with { Phone = phone, Confirmed = true, Declined = false } }, talk.Now.Contacts.Phone ?? Unknown, phone)
        : null;

    private static (Conversation, string, string)? Problem(Talk talk, string id)
    {
        if (talk.Script.Problems.Find(id) is not { } kind)
        {
            return null;
        }
        var before = talk.Now.Inquiry.Problem;
        var slot = new ProblemSlot(id, 1, before?.Own ?? "", Confirmed: true);
        return (talk.Now with { Inquiry = talk.Now.Inquiry with { Problem = slot } }, talk.Script.Problems.Find(before?.Id)?.Title.Russian ?? "не была понята", kind.Title.Russian);
    }

    private static AddressSlot Address(Talk talk, string text)
    {
        var reading = talk.Script.Understanding.Read(text, talk.Language).Address;
        return new AddressSlot(text, reading.Street, reading.House, reading.Building, reading.Apartment, reading.Entrance, reading.Floor, Confirmed: true);
    }
}
