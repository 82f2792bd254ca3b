using System.Text;
using System.Text.Json;
using Fakes.Fuzz;
using Microsoft.Extensions.Configuration;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Channels.WhatsApp.Incoming;
using SupportBot.Channels.WhatsApp.Sending;
using SupportBot.Commands;
using SupportBot.Commands.Stories;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Guides;
using SupportBot.Policy;
using SupportBot.Understanding;

namespace SupportBot.Tests.Fuzzing;

/// <summary>Every reader reads anything: it answers, or refuses in the way it promises, and never throws something else.</summary>
public sealed class ParserFuzzTests
{
    private const int Cases = 1_000;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Edition> Ours = new(() =>
        new EditionReader(new ContentFolder(Repository.Folder("dialogs")), new ConversationSettings(), ["Qwe55rty"]).Read(out _) ?? throw new InvalidOperationException("dialogs/ does not pass its check"));

    [Fact]
    public void Updates_of_Telegram() => Strangers.Try(Cases, hostile =>
    {
        var body = Requests.Telegram(hostile, 5).Content!.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        if (UpdateReading.TryRead(body, out var update) && update is not null)
        {
            Assert.NotNull(new TelegramUpdates("123456789").Decide(update, Now));
        }
        if (Parsed(body) is { } document)
        {
            UpdateReading.TryRead(document.RootElement, out _, out _);
        }
    });

    [Fact]
    public void Batches_of_Meta() => Strangers.Try(Cases, hostile =>
    {
        var body = Requests.WhatsApp(hostile, 5).Content!.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        try
        {
            foreach (var item in new WebhookReader(Fakes.WhatsApp.FakeMeta.Number).Read(body, Now).OfType<IncomingItem.Happened>())
            {
                Assert.NotNull(item.Event(new ChatKey("whatsapp", "1")));
            }
        }
        catch (JsonException)
        {
            // No JSON: that is its promise.
        }
    });

    [Fact]
    public void What_subscribers_write() => Strangers.Try(Cases, hostile =>
    {
        var text = hostile.Text();
        var understood = Ours.Value.Dialogue.Script.Understanding.Read(text, hostile.One<Language?>([null, Language.Russian, Language.Kazakh, Language.English]));
        Assert.Equal(text, understood.Text);
        Assert.All(understood.Problems, guess => Assert.InRange(guess.Confidence, 0, 1));
        Assert.NotNull(PhoneReader.Without(text));
        _ = PhoneReader.Contract(text);
    });

    [Fact]
    public void What_the_policy_judges() => Strangers.Try(Cases, hostile => Assert.NotNull(Ours.Value.Policy.Check(new Reply(
        hostile.Text(), hostile.One([Speaker.Bot, Speaker.Operator]), hostile.One(Languages.All), hostile.Text(), hostile.Perhaps(0.5), hostile.Perhaps(0.3) ? hostile.Text() : null))));

    [Fact]
    public void What_is_shown_in_a_messenger() => Strangers.Try(Cases, hostile =>
    {
        var words = hostile.Text();
        var text = hostile.Perhaps(0.5) ? MarkedText.Read(words) : new MarkedText(words, WhatsAppMarks.Read(words));
        foreach (var piece in TextSplitter.Cut(text.Visible, 20 + hostile.Number(200)))
        {
            Assert.NotNull(TelegramHtml.Of(text, piece));
            Assert.NotNull(WhatsAppMarks.Render(text, piece));
        }
        Assert.NotNull(FileSniffing.CleanName(words));
        _ = Payload.TryParse(words, out _);
    });

    [Fact]
    public void Examples_of_problems() => Strangers.Try(20, hostile =>
    {
        var labels = Enumerable.Range(0, 1 + hostile.Number(4)).Select(_ => hostile.Text()).ToList();
        var model = ProblemLearner.Learn([.. Enumerable.Range(0, hostile.Number(30)).Select(_ => new LabelledPhrase(hostile.Text(), hostile.One(labels)))]);
        Assert.All(model.Guess(hostile.Text()), guess => Assert.True(double.IsFinite(guess.Confidence)));
    });

    [Fact]
    public void Files_of_problems_and_rules() => Strangers.Try(Cases / 4, hostile =>
    {
        var findings = new List<ContentFinding>();
        var problems = Files("problems", "*.yaml");
        new ProblemFile("no-internet", "problems/x.yaml", findings).Read(Content(hostile, hostile.One(problems)));
        new PolicyFile("ru.yaml", Language.Russian, findings).Read(Content(hostile, hostile.One(Files("policy", "*.yaml"))));
    });

    [Fact]
    public void Texts_and_replies_of_the_bot()
    {
        using var copy = new StageFolder();
        var texts = Directory.CreateDirectory(Path.Combine(copy.Path, "texts")).FullName;
        foreach (var file in Files("texts", "*.yaml"))
        {
            File.Copy(file, Path.Combine(texts, Path.GetFileName(file)));
        }
        var replies = File.Exists(Repository.Folder("dialogs", "replies.yaml")) ? Repository.Folder("dialogs", "replies.yaml") : null;
        Strangers.Try(Cases / 20, hostile =>
        {
            var file = hostile.One(Files("texts", "*.yaml"));
            File.WriteAllBytes(Path.Combine(texts, Path.GetFileName(file)), Encoding.UTF8.GetBytes(Content(hostile, file)));
            if (replies is not null)
            {
                File.WriteAllBytes(Path.Combine(copy.Path, "replies.yaml"), Encoding.UTF8.GetBytes(Content(hostile, replies)));
            }
            var findings = new List<ContentFinding>();
            Assert.NotNull(TextsFile.Read(new ContentFolder(copy.Path), findings));
            CannedReply.Read(new ContentFolder(copy.Path), findings);
        });
    }

    [Fact]
    public void Guides()
    {
        var guides = Directory.EnumerateFiles(Repository.Folder("dialogs", "guides"), "guide.*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Strangers.Try(Cases / 4, hostile =>
        {
            var findings = new List<ContentFinding>();
            var name = "guide.ru.md";
            GuideLibrary.Read("some", new Dictionary<string, string>(StringComparer.Ordinal) { [name] = Content(hostile, hostile.One(guides)) }, findings);
        });
    }

    [Fact]
    public void Streets() => Strangers.Try(Cases / 4, hostile =>
    {
        try
        {
            var streets = StreetDirectory.Read(new StringReader(Content(hostile, Repository.Folder("dialogs", "streets.csv"))));
            Assert.NotNull(new AddressReader(streets).Read(hostile.Text()));
        }
        catch (FormatException)
        {
            // It names the row: that is its promise.
        }
    });

    [Fact]
    public void Stories()
    {
        var stories = Files("stories", "*.story");
        Strangers.Try(Cases / 2, hostile =>
        {
            try
            {
                StoryParser.Read("x.story", Content(hostile, hostile.One(stories)));
            }
            catch (StoryFormatException)
            {
                // It names the line: that is its promise.
            }
        });
    }

    [Fact]
    public void Settings_of_the_service()
    {
        string[] keys = ["PublicUrl", "Store:Path", "Store:Provider", "Operators:WorkingHours", "Operators:TimeZone", "Operators:Holidays", "Operators:Holidays:0", "Operators:AcceptTimeout", "Conversation:QuietAfter",
            "Conversation:CloseAfter", "Conversation:BurstWindow", "Policy:OperatorReplies", "Policy:Secrets:0", "Desk:Kind", "Bitrix24:Portal", "Bitrix24:Line", "Dialogs:Path"];
        Strangers.Try(Cases, hostile =>
        {
            var values = Enumerable.Range(0, 1 + hostile.Number(4)).Select(_ => KeyValuePair.Create(hostile.One(keys), (string?)hostile.One(
                [hostile.Text(), "Mon-Fri 09:00-18:00", "Mon-Fri 25:00-18:00,", "00:03:00", "-1", "99999999.00:00:00", "Asia/Almaty", "2026-13-01", "bitrix24", "hold", "https://x.kz"]))).DistinctBy(pair => pair.Key);
            try
            {
                Assert.NotNull(SupportBot.Commands.Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
            }
            catch (SettingsRefusedException)
            {
                // It names the key: that is its promise.
            }
        });
    }

    private static string[] Files(string folder, string pattern) => [.. Directory.EnumerateFiles(Repository.Folder("dialogs", folder), pattern).Order(StringComparer.Ordinal)];

    private static string Content(Hostile hostile, string file) => hostile.Perhaps(0.1) ? hostile.Text() : hostile.Spoilt(File.ReadAllText(file));

    private static JsonDocument? Parsed(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
