using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Conversations.Steps;
using SupportBot.Guides;
using SupportBot.Understanding;

namespace SupportBot.Tests.Guides;

/// <summary>A subscriber walking guides: presses, words and bells go in, what the bot said comes out. The real dialogue, a clock of its own.</summary>
internal sealed class Walk
{
    private static readonly Texts Texts = TextsFile.Read(new ContentFolder(Repository.Folder("dialogs")), []);

    private readonly Dialogue _dialogue;
    private Decision _last = null!;
    private int _ids;

    public Walk(GuideLibrary guides, Language language = Language.Russian)
    {
        ProblemKind[] kinds = [Kind("no_internet"), Kind("wifi_password"), Kind("router_setup"), Kind("payment")];
        var script = new Script("test", Texts, new ProblemCatalog(kinds, []), guides, new Understander(Examples(), []), new ConversationSettings());
        _dialogue = new Dialogue(script,
        [
            new AskingAddress(), new ConfirmingAddress(), new AskingProblem(), new ConfirmingProblem(), new Triaging(), new ChoosingRouter(guides),
            new FollowingGuide(guides), new AskingIfHelped(), new ConfirmingContacts(), new ChoosingCallback(), new WaitingForOperator(), new Rating(),
        ]);
        Now = new Conversation
        {
            Key = new ChatKey("test", "1"), Language = language, LanguageKnown = true,
            Contacts = new Contacts("+77011234567", Confirmed: true),
            Address = new AddressSlot("Абая 10", new Street("S001", "улица", "Абая", "көшесі", "Абай", [], "", null), "10", Confirmed: true),
        };
    }

    public DateTimeOffset Clock { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(5));

    public Conversation Now { get; private set; }

    public Script Script => _dialogue.Script;

    public BotMessage Said => _last.Messages[^1];

    public IEnumerable<string> Keys => _last.Messages.SelectMany(message => message.Keys);

    public ImmutableArray<Effect> Effects => _last.Effects;

    public GuidePlace Place => Now.Inquiry.Guide!;

    public ConversationTimer? Timer => Now.Timers.FirstOrDefault(timer => timer.Kind == TimerKind.Guide);

    /// <summary>Stands in a guide, before its first step was shown.</summary>
    public static Walk Into(GuideLibrary guides, string guide, Language language = Language.Russian)
    {
        var walk = new Walk(guides, language);
        walk.Stand(State.FollowingGuide, new Inquiry { Problem = new ProblemSlot("no_internet", 1, "", true), Guide = guides.Begin(guide) });
        return walk;
    }

    /// <summary>Is asked for his router.</summary>
    public static Walk ToRouters(GuideLibrary guides, string problem = "wifi_password")
    {
        var walk = new Walk(guides);
        walk.Stand(State.ChoosingRouter, new Inquiry { Problem = new ProblemSlot(problem, 1, "", true), RouterMatters = true });
        return walk;
    }

    public void Say(string text) => Hear(new Heard.Words(text, []));

    /// <summary>Opens the chat by a link.</summary>
    public void Open(string? payload) => Hear(new Heard.Opening(payload));

    public void Ring(TimerKind kind) => Hear(new Heard.Bell(kind));

    /// <summary>Presses the button with this title, and fails when the last question has none.</summary>
    public void Press(string title)
    {
        Clock += TimeSpan.FromSeconds(20);
        Hear(new Heard.Press(Said.Choices.Single(choice => choice.Title == title).Payload));
    }

    public void Stand(State state, Inquiry inquiry)
    {
        Now = Now with { State = state, Inquiry = inquiry with { Since = Clock } };
        var talk = new Talk(Now, Around(), _dialogue.Script);
        _dialogue.Resume(talk);
        Keep(talk.Decide());
    }

    private void Hear(Heard heard) => Keep(_dialogue.Hear(Now, heard, Around()));

    private void Keep(Decision decision) => (_last, Now) = (decision, decision.Conversation);

    private Circumstances Around() => new(Clock, DeskOpen: true, null, 1, [], null, null, $"id-{++_ids}");

    private static ProblemKind Kind(string id) => new() { Id = id, Title = new LocalText(id, id, id) };

    private static ProblemExamples[] Examples() =>
    [
        Phrases("no_internet", "нет интернета", "интернет не работает", "пропал интернет"),
        Phrases("payment", "как оплатить", "куда платить за интернет", "оплатить картой"),
    ];

    private static ProblemExamples Phrases(string id, params string[] phrases) =>
        new(id, ImmutableDictionary<Language, ImmutableArray<string>>.Empty.Add(Language.Russian, [.. phrases]));
}
