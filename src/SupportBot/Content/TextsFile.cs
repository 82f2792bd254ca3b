using System.Collections.Immutable;
using SupportBot.Conversations;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Content;

/// <summary>Reads <c>texts/ru.yaml</c>, <c>kk.yaml</c>, <c>en.yaml</c> and compares them: the same keys with the same values in every language.</summary>
internal static class TextsFile
{
    // Buttons are cut by messengers beyond this (whatsapp.md).
    private const int LongestButton = 20;

    private const int LongestText = 1000;

    public static Texts Read(ContentFolder folder, ICollection<ContentFinding> findings)
    {
        var all = new Dictionary<Language, IReadOnlyDictionary<string, ImmutableArray<string>>>();
        var places = new Dictionary<(Language, string), int>();
        foreach (var language in Languages.All)
        {
            all[language] = ReadOne(folder, language, places, findings);
        }
        Compare(all, places, findings);
        return new Texts(all);
    }

    private static Dictionary<string, ImmutableArray<string>> ReadOne(
        ContentFolder folder, Language language, Dictionary<(Language, string), int> places, ICollection<ContentFinding> findings)
    {
        var texts = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var file = FileOf(language);
        if (folder.Read(file) is not { } content)
        {
            findings.Add(ContentFinding.Error(file, 0, "the file is missing"));
            return texts;
        }
        var yaml = new YamlReader(file, findings);
        if (yaml.Root(content) is not { } root)
        {
            return texts;
        }
        foreach (var (key, value) in root.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            texts[name] = [.. yaml.Texts(value)];
            places[(language, name)] = (int)key.Start.Line;
            CheckLengths(yaml, key, name, texts[name]);
        }
        return texts;
    }

    private static void CheckLengths(YamlReader yaml, YamlNode key, string name, ImmutableArray<string> variants)
    {
        var button = name.StartsWith("button.", StringComparison.Ordinal) || name.StartsWith("rating.", StringComparison.Ordinal) || name.StartsWith("slot.", StringComparison.Ordinal);
        var longest = button ? LongestButton : LongestText;
        foreach (var variant in variants)
        {
            if (string.IsNullOrWhiteSpace(variant))
            {
                yaml.Error(key, $"{name} is empty");
            }
            if (Texts.Fill(variant, ("from", "09:00"), ("to", "11:00"), ("date", "01.01")).Length > longest)
            {
                yaml.Error(key, $"{name} has {variant.Length} characters; a messenger shows {longest}");
            }
        }
    }

    private static void Compare(
        Dictionary<Language, IReadOnlyDictionary<string, ImmutableArray<string>>> all, Dictionary<(Language, string), int> places,
        ICollection<ContentFinding> findings)
    {
        foreach (var key in TextKeys.Needed.Concat(all.Values.SelectMany(texts => texts.Keys)).Distinct(StringComparer.Ordinal))
        {
            foreach (var language in Languages.All.Where(language => !all[language].ContainsKey(key)))
            {
                findings.Add(ContentFinding.Error(FileOf(language), 0, $"the text {key} is missing"));
            }
            CompareValues(key, all, places, findings);
        }
        foreach (var key in all[Language.Russian].Keys.Where(key => !TextKeys.Needed.Contains(key)))
        {
            findings.Add(ContentFinding.Error(FileOf(Language.Russian), places[(Language.Russian, key)], $"unknown key {key}: nothing says it"));
        }
    }

    private static void CompareValues(
        string key, Dictionary<Language, IReadOnlyDictionary<string, ImmutableArray<string>>> all, Dictionary<(Language, string), int> places,
        ICollection<ContentFinding> findings)
    {
        if (!all[Language.Russian].TryGetValue(key, out var russian))
        {
            return;
        }
        var allowed = russian.SelectMany(Values).ToHashSet(StringComparer.Ordinal);
        foreach (var language in Languages.All)
        {
            if (all[language].TryGetValue(key, out var texts))
            {
                foreach (var odd in texts.SelectMany(Values).Except(allowed, StringComparer.Ordinal))
                {
                    findings.Add(ContentFinding.Error(FileOf(language), places[(language, key)], $"{key} uses {{{odd}}}, which the Russian text does not have"));
                }
            }
        }
    }

    private static IEnumerable<string> Values(string text) =>
        text.Split('{').Skip(1).Where(part => part.Contains('}', StringComparison.Ordinal)).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]);

    private static string FileOf(Language language) => $"texts/{language.Code()}.yaml";
}
