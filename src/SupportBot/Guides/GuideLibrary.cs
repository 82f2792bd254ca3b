using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Guides;

/// <summary>All guides of one edition of the content. Immutable.</summary>
public sealed class GuideLibrary(IEnumerable<Guide> guides) : IGuideCatalog
{
    private readonly FrozenDictionary<string, Guide> _guides = guides.ToFrozenDictionary(guide => guide.Id, StringComparer.Ordinal);

    /// <summary>Those subscribers are led into: no drafts.</summary>
    public IEnumerable<Guide> All => _guides.Values.Where(guide => !guide.Draft).OrderBy(guide => guide.Id, StringComparer.Ordinal);

    public Guide? Find(string? id) => Preview(id) is { Draft: false } guide ? guide : null;

    /// <summary>A draft too: for the page on which an editor looks at what he writes.</summary>
    public Guide? Preview(string? id) => id is not null && _guides.TryGetValue(id, out var guide) ? guide : null;

    /// <summary>Does a guide, a draft too, show this picture (its path below <c>dialogs/</c>)?</summary>
    public bool Shows(string picture) => _guides.Values.SelectMany(guide => guide.Texts.Values).SelectMany(text => text.Steps)
        .Any(step => string.Equals(step.Picture, picture, StringComparison.Ordinal));

    /// <summary>Guides of this problem made for one brand.</summary>
    public IEnumerable<Guide> ForRouters(string problem) =>
        All.Where(guide => guide.Brand.Length > 0 && guide.Problems.Contains(problem, StringComparer.Ordinal));

    public GuidePlace? Begin(string guide) => Find(guide) is { } found && found.In(Language.Russian).Steps is [var first, ..]
        ? new GuidePlace(found.Id, found.Version, first.Id, [])
        : null;

    /// <summary>A guide of one router from where this problem is met: the step named after the problem, else the first.</summary>
    public GuidePlace? Begin(string guide, string problem)
    {
        var step = problem.Replace('_', '-');
        return Begin(guide) is { } place && Find(guide)!.In(Language.Russian).Find(step) is not null ? place with { Step = step } : Begin(guide);
    }

    /// <summary>What helps with this problem whatever the router; null when nothing does.</summary>
    public Guide? ForAnyRouter(string problem) =>
        All.FirstOrDefault(guide => guide.Brand.Length == 0 && guide.Problems.Contains(problem, StringComparer.Ordinal));

    public bool DependsOnRouter(string problem) => ForRouters(problem).Any();

    public string? Describe(GuidePlace place, Language language) =>
        Find(place.Guide)?.In(language) is { } text && text.Find(place.Step) is { } step ? Line(text, step) : null;

    internal static string Line(GuideText text, GuideStep step) => $"{text.Title}: {step.Question}";

    public void Show(Talk talk, string? step)
    {
        if (Find(talk.Now.Inquiry.Guide?.Guide) is not { } guide)
        {
            return;
        }
        foreach (var shown in guide.In(talk.Language).Steps.Where(candidate => step is null || candidate.Id == step))
        {
            talk.SayWords($"guide.{guide.Id}.{shown.Id}", shown.Text);
            if (shown.Picture is { } picture)
            {
                talk.Put([], [new Picture(picture, shown.Alt)]);
            }
        }
    }

    /// <summary>Reads the files of one guide; null when there is no Russian one.</summary>
    /// <param name="files">File name to content, for example <c>guide.ru.md</c>.</param>
    public static Guide? Read(string id, IReadOnlyDictionary<string, string> files, ICollection<ContentFinding> findings)
    {
        var own = new List<ContentFinding>();
        var guide = Parse(id, files, own);
        foreach (var finding in own)
        {
            findings.Add(guide is { Draft: true } ? finding with { IsError = false } : finding);
        }
        if (guide is { Draft: true })
        {
            findings.Add(ContentFinding.Warning($"guides/{id}/guide.ru.md", 1, own.Count > 0
                ? $"a draft, subscribers do not see it: {own.Count} things to fill in or mend first"
                : "a draft, subscribers do not see it: it is ready, take the line \"draft: true\" out"));
        }
        return guide;
    }

    private static Guide? Parse(string id, IReadOnlyDictionary<string, string> files, List<ContentFinding> findings)
    {
        var folder = $"guides/{id}";
        var texts = ImmutableDictionary.CreateBuilder<Language, GuideText>();
        GuideParser? russian = null;
        foreach (var language in Languages.All)
        {
            var name = $"guide.{language.Code()}.md";
            if (!files.TryGetValue(name, out var content))
            {
                continue;
            }
            var parser = new GuideParser($"{folder}/{name}", folder, findings);
            texts[language] = parser.Parse(content);
            russian = language == Language.Russian ? parser : russian;
        }
        if (russian is null)
        {
            findings.Add(ContentFinding.Error(folder, 0, "guide.ru.md is missing"));
            return null;
        }
        var guide = new Guide(id, VersionOf(files), russian.Front("brand"), russian.List("models"), russian.List("problems"), russian.List("aliases"), texts.ToImmutable())
        {
            Draft = russian.Front("draft") == "true",
        };
        GuideCheck.Check(guide, findings);
        return guide;
    }

    private static string VersionOf(IReadOnlyDictionary<string, string> files)
    {
        var all = string.Join('\0', files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..8];
    }
}
