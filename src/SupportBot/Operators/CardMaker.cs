using System.Collections.Immutable;
using Handoff;
using SupportBot.Conversations;

namespace SupportBot.Operators;

/// <summary>Makes the operator's card of a conversation, in the operators' language (Russian). What is unknown says so.</summary>
public sealed class CardMaker(Func<PhotoSlot, string> link)
{
    public OperatorCard Of(Conversation conversation, Script script)
    {
        var inquiry = conversation.Inquiry;
        return new OperatorCard
        {
            Language = conversation.Language.Code(),
            Channel = conversation.Key.Channel,
            Name = conversation.Name ?? "не назвался",
            Phone = Phone(conversation.Contacts),
            Address = Address(conversation, script),
            Contract = conversation.Contacts.Contract ?? "не известен",
            Status = conversation.Contacts.Status is { Length: > 0 } status ? status : "обычный",
            Problem = Problem(inquiry, script),
            Outage = inquiry.Outage ?? "не известно об аварии",
            Tried = [.. inquiry.Tried.Select(attempt => new CardAttempt(attempt.What, attempt.Answer)),
                .. Stopped(conversation, script), .. inquiry.Asides.Select(aside => new CardAttempt("Спрашивал также", aside))],
            Router = inquiry.Router ?? "не назван",
            Photos = [.. inquiry.Photos.Select(photo => new DeskFile(photo.Id, photo.Name, photo.Type, link(photo)))],
            Reason = Reason(conversation.Handoff, script),
            Asked = inquiry.HumanAsked,
            WaitingSince = conversation.Handoff?.Since,
            Previous = [.. conversation.Previous.Select(past => new CardInquiry(past.At, Title(past.Problem, script), Result(past.Result)))],
            ReplyUntil = conversation.ReplyUntil,
        };
    }

    // Where he stood when he called: the operator goes on from there. A step that is answered already stands among the attempts.
    private static IEnumerable<CardAttempt> Stopped(Conversation conversation, Script script)
    {
        if (conversation is { Handoff: not null, Inquiry: { Guide: { } place } inquiry } && script.Guides.Describe(place, conversation.Language) is { } step
            && inquiry.Tried.LastOrDefault()?.What != step)
        {
            yield return new CardAttempt(step, "остановился на этом шаге");
        }
    }

    private static CardPhone Phone(Contacts contacts) => contacts switch
    {
        { Phone: { } phone } => new CardPhone(phone, contacts.Confirmed),
        { Declined: true } => new CardPhone("не захотел назвать", Confirmed: false),
        _ => new CardPhone("не спрашивали", Confirmed: false),
    };

    private static CardAddress Address(Conversation conversation, Script script)
    {
        if (conversation.Address is not { } address)
        {
            var asked = conversation.Inquiry.AddressAsked;
            return new CardAddress(asked == 0 ? "не спрашивали" : $"спросили {Numbers.Text(asked)} раз, не назван", "", Confirmed: false);
        }
        var talk = new Talk(conversation with { Language = Language.Russian }, Nowhere, script);
        var parts = new List<string> { address.Title(talk) };
        if (address.Entrance is { } entrance)
        {
            parts.Add($"подъезд {entrance}");
        }
        if (address.Floor is { } floor)
        {
            parts.Add($"этаж {floor}");
        }
        return new CardAddress(address.Street is null ? "не найден в справочнике" : string.Join(", ", parts), address.Own, address.Confirmed);
    }

    private static readonly Circumstances Nowhere = new(default, DeskOpen: false, null, 0, [], null, null, "");

    private static CardProblem Problem(Inquiry inquiry, Script script) => inquiry.Problem is { } problem
        ? new CardProblem(problem.Id, Title(problem.Id, script), problem.Confidence, problem.Own)
        : new CardProblem("unknown", "не понята", 0, "");

    private static string Title(string? id, Script script) => script.Problems.Find(id)?.Title.Russian ?? "не понята";

    private static string Reason(HandoffSlot? handoff, Script script) => handoff is null
        ? "оператора не звали"
        : script.Texts.Get(Language.Russian, $"card.reason.{handoff.Reason}");

    private static string Result(InquiryResult result) => result switch
    {
        InquiryResult.Solved => "решено",
        InquiryResult.Unsolved => "не решено",
        InquiryResult.ClosedByOperator => "закрыл оператор",
        InquiryResult.CallbackPromised => "обещан звонок",
        InquiryResult.Silent => "замолчал",
        InquiryResult.Cancelled => "отменил сам",
        _ => "открыто",
    };
}
