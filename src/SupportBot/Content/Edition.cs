using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Conversations.Steps;
using SupportBot.Guides;
using SupportBot.Policy;
using SupportBot.Policy.Rules;
using SupportBot.Understanding;

namespace SupportBot.Content;

/// <summary>One consistent state of <c>dialogs/</c>, ready to work with.</summary>
public sealed record Edition(string Fingerprint, Dialogue Dialogue, GuideLibrary Guides, IReplyPolicy Policy, ImmutableArray<ContentFinding> Findings)
{
    /// <summary>What the kinds of problem were learned from.</summary>
    public ImmutableArray<ProblemExamples> Examples { get; init; } = [];

    /// <summary>What operators need not type.</summary>
    public ImmutableArray<CannedReply> Replies { get; init; } = [];
}

/// <summary>Reads the folder into an edition, with everything that is wrong in it.</summary>
public sealed class EditionReader(ContentFolder folder, ConversationSettings settings, IReadOnlyList<string> secrets)
{
    // Pictures larger than this keep people with a bad connection waiting (contracts.md §5).
    private const long LargestPicture = 300 * 1024;

    /// <summary>Null when there is an error: an edition with errors never leads a conversation.</summary>
    public Edition? Read(out ImmutableArray<ContentFinding> findings)
    {
        var found = new List<ContentFinding>();
        if (!folder.Exists)
        {
            findings = [ContentFinding.Error(folder.Root, 0, "the content folder is missing; set Dialogs:Path")];
            return null;
        }
        var fingerprint = folder.Fingerprint();
        var texts = TextsFile.Read(folder, found);
        var (kinds, examples) = Problems(found);
        var guides = new GuideLibrary(ReadGuides(found));
        var streets = Streets(found);
        var menu = Menu(kinds, found);
        var replies = CannedReply.Read(folder, found);
        CrossCheck(kinds, guides, found);
        var policy = PolicyContent.Read(folder, secrets, found, out var rules);
        Listen(new SpokenTexts(folder, policy, found), texts, kinds, guides, replies, rules);
        findings = [.. found.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
        if (found.Exists(finding => finding.IsError))
        {
            return null;
        }
        var script = new Script(fingerprint, texts, new ProblemCatalog(kinds, menu), guides, new Understander(examples, streets), settings);
        return new Edition(fingerprint, new Dialogue(script, Steps(guides)), guides, policy, findings) { Replies = replies, Examples = [.. examples] };
    }

    // What the bot can say is judged before anybody hears it, and once more as it leaves.
    private static void Listen(SpokenTexts spoken, Texts texts, List<ProblemKind> kinds, GuideLibrary guides, ImmutableArray<CannedReply> replies, List<RuleFile> rules)
    {
        spoken.Judge(texts);
        kinds.ForEach(spoken.Judge);
        foreach (var guide in guides.All)
        {
            spoken.Judge(guide);
        }
        foreach (var reply in replies)
        {
            spoken.Judge(reply);
        }
        rules.ForEach(spoken.Judge);
    }

    private static IStep[] Steps(GuideLibrary guides) =>
    [
        new AskingAddress(), new ConfirmingAddress(), new AskingProblem(), new ConfirmingProblem(), new Triaging(), new ChoosingRouter(guides),
        new FollowingGuide(guides), new AskingIfHelped(), new ConfirmingContacts(), new ChoosingCallback(), new WaitingForOperator(), new Rating(),
    ];

    private (List<ProblemKind>, List<ProblemExamples>) Problems(List<ContentFinding> findings)
    {
        var kinds = new List<ProblemKind>();
        var examples = new List<ProblemExamples>();
        foreach (var name in folder.Files("problems", "*.yaml"))
        {
            var file = $"problems/{name}";
            if (new ProblemFile(Path.GetFileNameWithoutExtension(name), file, findings).Read(folder.Read(file)!) is var (kind, phrases))
            {
                kinds.Add(kind);
                examples.Add(phrases);
            }
        }
        if (kinds.Count == 0)
        {
            findings.Add(ContentFinding.Error("problems", 0, "there is no kind of problem"));
        }
        return (kinds, examples);
    }

    private List<Guide> ReadGuides(List<ContentFinding> findings)
    {
        var guides = new List<Guide>();
        foreach (var id in folder.Folders("guides"))
        {
            var files = folder.Files($"guides/{id}", "*.md").ToDictionary(name => name, name => folder.Read($"guides/{id}/{name}")!, StringComparer.Ordinal);
            if (GuideLibrary.Read(id, files, findings) is { } guide)
            {
                guides.Add(guide);
                CheckPictures(guide, findings);
            }
        }
        return guides;
    }

    private void CheckPictures(Guide guide, List<ContentFinding> findings)
    {
        foreach (var (language, text) in guide.Texts)
        {
            var file = $"guides/{guide.Id}/guide.{language.Code()}.md";
            foreach (var step in text.Steps.Where(step => step.Picture is not null))
            {
                if (!folder.Has(step.Picture!))
                {
                    findings.Add(new ContentFinding(file, step.Line, IsError: !guide.Draft, $"the picture {step.Picture} is missing"));
                }
                else if (folder.Size(step.Picture!) > LargestPicture)
                {
                    findings.Add(new ContentFinding(file, step.Line, IsError: !guide.Draft, $"the picture {step.Picture} is larger than 300 KB"));
                }
            }
        }
    }

    private IReadOnlyList<Street> Streets(List<ContentFinding> findings)
    {
        if (folder.Read("streets.csv") is not { } content)
        {
            findings.Add(ContentFinding.Error("streets.csv", 0, "the street directory is missing"));
            return [];
        }
        try
        {
            return StreetDirectory.Read(new StringReader(content));
        }
        catch (FormatException mistake)
        {
            findings.Add(ContentFinding.Error("streets.csv", 0, mistake.Message));
            return [];
        }
    }

    private ImmutableArray<string> Menu(List<ProblemKind> kinds, List<ContentFinding> findings)
    {
        if (folder.Read("menu.yaml") is not { } content)
        {
            findings.Add(ContentFinding.Error("menu.yaml", 0, "the menu is missing"));
            return [];
        }
        var yaml = new YamlReader("menu.yaml", findings);
        var ids = yaml.Root(content) is { } root && yaml.Keys(root, "problems").TryGetValue("problems", out var list) ? yaml.Texts(list) : [];
        foreach (var odd in ids.Where(id => !kinds.Exists(kind => kind.Id == id)))
        {
            findings.Add(ContentFinding.Error("menu.yaml", 1, $"there is no problem {odd}"));
        }
        if (ids.Count > 9)
        {
            findings.Add(ContentFinding.Error("menu.yaml", 1, "the menu has more than nine entries; with \"operator\" a messenger shows ten"));
        }
        return [.. ids];
    }

    private static void CrossCheck(List<ProblemKind> kinds, GuideLibrary guides, List<ContentFinding> findings)
    {
        foreach (var kind in kinds)
        {
            var named = kind.Guides.Concat(kind.Questions.SelectMany(question => question.Answers).Select(answer => answer.Guide).OfType<string>());
            foreach (var odd in named.Where(id => guides.Find(id) is null))
            {
                findings.Add(ContentFinding.Error($"problems/{kind.Id}.yaml", 1, $"there is no guide {odd}"));
            }
        }
        foreach (var guide in guides.All)
        {
            foreach (var odd in guide.Problems.Where(id => !kinds.Exists(kind => kind.Id == id)))
            {
                findings.Add(ContentFinding.Error($"guides/{guide.Id}/guide.ru.md", 1, $"there is no problem {odd}"));
            }
        }
        GuideWays.Check(guides, findings);
    }
}
