using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SupportBot.Content;

/// <summary>A reply an operator need not type: <c>replies/*.yaml</c>, one entry per reply with its text in every language.</summary>
/// <param name="Title">How it is found in the list, in Russian: the entry's name.</param>
/// <param name="Titles">What it is called in other languages, where somebody wrote it down (<c>title-kk</c>, <c>title-en</c>).</param>
public sealed partial record CannedReply(string Title, ImmutableDictionary<Language, string> Texts, ImmutableDictionary<Language, string> Titles)
{
    /// <summary>Values that are filled in: <c>{name}</c> the subscriber's, <c>{operator}</c>, <c>{address}</c>.</summary>
    public static readonly FrozenSet<string> Values = FrozenSet.ToFrozenSet(["name", "operator", "address"], StringComparer.Ordinal);

    /// <summary>Where it stands, below the content folder.</summary>
    public string File { get; init; } = "";

    /// <summary>Its name for an operator who works in this language; the entry's own where there is no other.</summary>
    public string TitleIn(Language language) => Titles.GetValueOrDefault(language, Title);

    /// <summary>The text with its values; what is not known leaves no hole and no comma before it.</summary>
    public string In(Language language, IReadOnlyDictionary<string, string?> values) => Hole().Replace(Texts[language], hole =>
        values.GetValueOrDefault(hole.Groups["value"].Value) is { Length: > 0 } known ? hole.Groups["before"].Value + known : "");

    private static readonly FrozenDictionary<Language, string> TitleKeys =
        new Dictionary<Language, string> { [Language.Kazakh] = "title-kk", [Language.English] = "title-en" }.ToFrozenDictionary();

    /// <summary>Every entry of every file; a missing language or an unknown value is a finding.</summary>
    internal static ImmutableArray<CannedReply> Read(ContentFolder folder, ICollection<ContentFinding> findings)
    {
        var replies = ImmutableArray.CreateBuilder<CannedReply>();
        foreach (var name in folder.Files("replies", "*.yaml"))
        {
            var file = $"replies/{name}";
            var yaml = new YamlReader(file, findings);
            if (yaml.Root(folder.Read(file)!) is not { } root)
            {
                continue;
            }
            foreach (var (title, node) in yaml.Keys(root))
            {
                replies.Add(One(yaml, title, node) with { File = file });
            }
        }
        return replies.ToImmutable();
    }

    private static CannedReply One(YamlReader yaml, string title, YamlDotNet.RepresentationModel.YamlNode node)
    {
        var texts = yaml.Keys(node, ["ru", "kk", "en", .. TitleKeys.Values]).ToDictionary(pair => pair.Key, pair => yaml.Text(pair.Value), StringComparer.Ordinal);
        foreach (var language in Languages.All.Where(language => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(language.Code()))))
        {
            yaml.Error(node, $"\"{title}\" has no text in {language.Code()}");
        }
        foreach (var odd in texts.Values.SelectMany(text => Hole().Matches(text)).Select(hole => hole.Groups["value"].Value).Where(value => !Values.Contains(value)))
        {
            yaml.Error(node, $"\"{title}\" uses {{{odd}}}; known are {string.Join(", ", Values.Order(StringComparer.Ordinal))}");
        }
        var titles = TitleKeys.Where(key => texts.GetValueOrDefault(key.Value) is { Length: > 0 }).ToImmutableDictionary(key => key.Key, key => texts[key.Value]);
        return new CannedReply(title, Languages.All.ToImmutableDictionary(language => language, language => texts.GetValueOrDefault(language.Code(), "")), titles);
    }

    [GeneratedRegex(@"(?<before>,? ?)\{(?<value>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
