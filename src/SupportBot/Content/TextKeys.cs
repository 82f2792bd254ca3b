using System.Collections.Frozen;
using SupportBot.Conversations;

namespace SupportBot.Content;

/// <summary>Every text the product says: a key missing in a language, or a key nobody says, is found before a subscriber finds it.</summary>
public static class TextKeys
{
    private static readonly string[] Reasons =
    [
        HandoffReasons.Asked, HandoffReasons.NotUnderstood, HandoffReasons.NotHelped, HandoffReasons.AlwaysHuman, HandoffReasons.Angry,
        HandoffReasons.Danger, HandoffReasons.NothingToTry, HandoffReasons.GuideTooHard,
    ];

    private static readonly State[] Asking =
    [
        State.AskingAddress, State.ConfirmingAddress, State.AskingProblem, State.ConfirmingProblem, State.Triaging, State.ChoosingRouter,
        State.FollowingGuide, State.AskingIfHelped, State.ConfirmingContacts, State.ChoosingCallback, State.Rating,
    ];

    public static FrozenSet<string> Needed { get; } = All().ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> All() =>
    [
        "greeting", "greeting.again", "greeting.short", "thanks.idle", "thanks.reply", "glad", "goodbye", "help", "crash", "late", "late.question",
        "ask-address", "ask-address.problem-known", "ask-address.house", "ask-address.which-street", "confirm-address",
        "address.not-found", "address.bad-house", "address.corrected", "address.house", "address.building", "address.apartment",
        "ask-problem", "confirm-problem", "confirm-problem.same", "same-again", "problem.noted",
        "notice.outage", "notice.outage.until", "notice.activation",
        "guide.offer", "guide.step", "guide.time-is-up", "guide.while-waiting", "ask-router", "ask-router-model", "ask-router.sticker", "router.sticker.alt", "router.general",
        "ask-helped", "ask-answered", "ask-phone", "confirm-phone", "phone.kept", "photo.kept", "file.kept", "contact.not-own", "place.not-address",
        "unreadable.voice", "unreadable.sticker", "unreadable.too-large", "unreadable.lost", "unreadable.other", "language.switched", "language.how",
        "waiting.next", "waiting.queue", "waiting.place", "waiting.closed", "waiting.timeout", "waiting.patience", "waiting.noted",
        "waiting.tell-address", "waiting.tell-phone", "waiting.back-to-guide",
        "callback.offer", "callback.after-hours", "callback.phone", "callback.noted", "callback.promised",
        "callback.reached", "callback.missed", "callback.missed-twice", "callback.closed",
        "hours.today", "hours.tomorrow", "hours.date", "slot.today", "slot.tomorrow", "slot.date",
        "group.refusal", "command.start", "command.help", "command.operator", "command.language", "command.cancel",
        "operator.joined", "operator.released", "operator.closed", "operator.closed-unanswered", "operator.corrected", "waiting.desk-away",
        "ask-rating", "rating.1", "rating.2", "rating.3", "rating.4", "rating.5", "rated.well", "rated.badly",
        "stale", "stale.idle", "stopped", "started-over", "reminder", "closed-quiet",
        "button.yes-right", "button.change", "button.other", "button.human", "button.same", "button.something-else", "button.helped",
        "button.not-helped", "button.other-number", "button.skip", "button.wait", "button.cancel-wait", "button.resume-guide",
        "button.see-other", "button.back", "button.dont-know", "button.share-contact",
        .. Reasons.Select(reason => "reason." + reason),
        .. Reasons.Append(HandoffReasons.TakenOver).Select(reason => "card.reason." + reason),
        "card.reason." + HandoffReasons.Crash, "card.reason." + HandoffReasons.Late,
        .. Asking.Select(state => "reask." + state.ToString()),
    ];
}
