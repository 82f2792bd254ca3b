using SupportBot.Conversations;
using SupportBot.Guides;

namespace SupportBot.Tests.Guides;

/// <summary>The guides shipped with the product.</summary>
public sealed class OurGuidesTests
{
    private static readonly string[] DeviceFree =
    [
        "no-internet", "slow-internet", "unstable-internet", "wifi-weak", "wifi-password", "router-setup", "where-to-plug", "find-mac", "tv-no-picture", "red-los",
    ];

    public static TheoryData<string> Ids => [.. SomeGuides.Ours.All.Select(guide => guide.Id)];

    [Fact]
    public void There_are_at_least_twenty_two_and_nothing_is_wrong_with_them()
    {
        var findings = new List<ContentFinding>();
        Assert.True(SomeGuides.Library(SomeGuides.OurFiles(), findings).All.Count() >= 22);
        Assert.Empty(findings);
    }

    [Fact]
    public void Those_for_any_router_are_there_in_English_too() =>
        Assert.All(DeviceFree, id => Assert.True(SomeGuides.Ours.Find(id)!.Texts.ContainsKey(Language.English), id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_picture_is_there_small_and_drawn_from_a_source(string id)
    {
        var guide = SomeGuides.Ours.Find(id)!;
        foreach (var picture in guide.Texts.Values.SelectMany(text => text.Steps).Select(step => step.Picture).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var file = new FileInfo(Repository.Folder(["dialogs", .. picture.Split('/')]));
            Assert.True(file is { Exists: true, Length: < 60 * 1024 }, picture);
            var drawing = picture.Replace("guides/_pictures/", "guides/_art/", StringComparison.Ordinal).Replace($"guides/{id}/", $"guides/_art/{id}/", StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.Folder(["dialogs", .. Path.ChangeExtension(drawing, ".svg").Split('/')])), drawing);
        }
    }

    [Fact]
    public void Every_drawing_is_used()
    {
        var used = SomeGuides.Ours.All.SelectMany(guide => guide.Texts.Values).SelectMany(text => text.Steps).Select(step => step.Picture)
            .Append("guides/_pictures/sticker-model.png").ToHashSet(StringComparer.Ordinal);
        var root = Repository.Folder("dialogs");
        Assert.All(Directory.EnumerateFiles(Repository.Folder("dialogs", "guides"), "*.png", SearchOption.AllDirectories),
            file => Assert.Contains(Path.GetRelativePath(root, file).Replace('\\', '/'), used));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_answer_of_every_step_leads_on_in_the_dialogue(string id)
    {
        var guides = SomeGuides.Ours;
        foreach (var (language, text) in guides.Find(id)!.Texts)
        {
            foreach (var (step, answer) in text.Steps.SelectMany(step => step.Answers.Select(answer => (step, answer))))
            {
                var walk = new Walk(guides, language);
                walk.Stand(State.FollowingGuide, new Inquiry { Problem = new ProblemSlot("no_internet", 1, "", true), Guide = new GuidePlace(id, "", step.Id, []) });
                Assert.True(walk.Said.Text.Length <= 1024, $"{id}.{step.Id} does not fit under a picture");
                walk.Press(answer.Title);
                Assert.Equal(Expected(id, answer.Target), Reached(walk));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_step_is_short(string id)
    {
        foreach (var step in SomeGuides.Ours.Find(id)!.Texts.Values.SelectMany(text => text.Steps))
        {
            Assert.True(step.Text.Length + step.Question.Length <= 280, $"{id}.{step.Id}: {step.Text.Length + step.Question.Length} characters");
            Assert.True(step.Answers.Length >= 2, $"{id}.{step.Id} has one answer only");
        }
    }

    private static string Expected(string guide, string target) => target switch
    {
        "helped" => "Solved",
        "not-helped" or "human" => "human",
        _ when target.StartsWith("guide:", StringComparison.Ordinal) => $"{target["guide:".Length..]}#{SomeGuides.Ours.Begin(target["guide:".Length..])!.Step}",
        _ => guide + target,
    };

    private static string Reached(Walk walk) => walk.Now.State switch
    {
        State.FollowingGuide => $"{walk.Place.Guide}#{walk.Place.Step}",
        State.WaitingForOperator => "human",
        _ => walk.Now.Inquiry.Result.ToString(),
    };
}
