using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SupportBot.Content;

/// <summary>A reply an operator need not type: <c>replies/*.yaml</c>, one entry per reply with its text in every language.</summary>
/// <param name="Title">How it is found in the list, in Russian: the entry's name.</param>
public sealed partial record CannedReply(string Title, ImmutableDictionary<Language, string> Texts)
{
    /// <summary>Values that are filled in: <c>{name}</c> the subscriber's, <c>{operator}</c>, <c>{address}</c>.</summary>
    public static readonly FrozenSet<string> Values = FrozenSet.ToFrozenSet(["name", "operator", "address"], StringComparer.Ordinal);

    /// <summary>The text with its values; what is not known leaves no hole and no comma before it.</summary>
    public string In(Language language, IReadOnlyDictionary<string, string?> values) => Hole().Replace(Texts[language], hole =>
        values.GetValueOrDefault(hole.Groups["value"].Value) is { Length: > 0 } known ? hole.Groups["before"].Value + known : "");

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
                replies.Add(One(yaml, title, node));
            }
        }
        return replies.ToImmutable();
    }

    private static CannedReply One(YamlReader yaml, string title, YamlDotNet.RepresentationModel.YamlNode node)
    {
        var texts = yaml.Keys(node, "ru", "kk", "en").ToDictionary(pair => pair.Key, pair => yaml.Text(pair.Value), StringComparer.Ordinal);
        foreach (var language in Languages.All.Where(language => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(language.Code()))))
        {
            yaml.Error(node, $"\"{title}\" has no text in {language.Code()}");
        }
        foreach (var odd in texts.Values.SelectMany(text => Hole().Matches(text)).Select(hole => hole.Groups["value"].Value).Where(value => !Values.Contains(value)))
        {
            yaml.Error(node, $"\"{title}\" uses {{{odd}}}; known are {string.Join(", ", Values.Order(StringComparer.Ordinal))}");
        }
        return new CannedReply(title, Languages.All.ToImmutableDictionary(language => language, language => texts.GetValueOrDefault(language.Code(), "")));
    }

    [GeneratedRegex(@"(?<before>,? ?)\{(?<value>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
