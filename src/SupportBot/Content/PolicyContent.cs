using System.Collections.Immutable;
using SupportBot.Policy;
using SupportBot.Policy.Rules;

namespace SupportBot.Content;

/// <summary>Reads <c>policy/*.yaml</c> and tries the examples that stand beside the rules.</summary>
internal static class PolicyContent
{
    public static RuledPolicy Read(ContentFolder folder, IEnumerable<string> secrets, ICollection<ContentFinding> findings) => Read(folder, secrets, findings, out _);

    /// <param name="files">The rules as they stand.</param>
    public static RuledPolicy Read(ContentFolder folder, IEnumerable<string> secrets, ICollection<ContentFinding> findings, out List<RuleFile> files)
    {
        files = [];
        foreach (var name in folder.Files("policy", "*.yaml"))
        {
            var file = $"policy/{name}";
            if (name.Length < 7 || Languages.FromCode(name[..2]) is not { } language || name[2] is not ('.' or '-'))
            {
                findings.Add(ContentFinding.Error(file, 0, "the name begins with the language of the rules: ru.yaml, ru-secret.yaml, kk.yaml, en.yaml"));
            }
            else if (new PolicyFile(file, language, findings).Read(folder.Read(file)!) is { } rules)
            {
                files.Add(rules);
            }
        }
        if (files.Count == 0)
        {
            findings.Add(ContentFinding.Error("policy", 0, "there are no rules of polite speech; without them secrets would pass"));
        }
        var policy = RuledPolicy.Make([.. Shared(files)], secrets, findings);
        foreach (var file in files)
        {
            TryExamples(policy, file, findings);
        }
        return policy;
    }

    // Files of one language share their lists: a list may stand in any of them.
    private static IEnumerable<RuleFile> Shared(List<RuleFile> files) => files.GroupBy(file => file.Language).SelectMany(same =>
    {
        var sets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (name, words) in same.SelectMany(file => file.Sets))
        {
            sets[name] = sets.TryGetValue(name, out var before) ? before.AddRange(words) : words;
        }
        return same.Select(file => file with { Sets = sets.ToImmutable() });
    });

    private static void TryExamples(RuledPolicy policy, RuleFile file, ICollection<ContentFinding> findings)
    {
        foreach (var rule in file.Rules)
        {
            foreach (var example in rule.Flags.Where(example => !policy.Check(Example(example, file.Language)).Findings.Any(finding => finding.Case == rule.Id)
                && rule.Weight >= 1))
            {
                findings.Add(ContentFinding.Error(file.File, rule.Line, $"{rule.Id} does not flag its example \"{example}\""));
            }
            foreach (var example in rule.Passes)
            {
                if (policy.Check(Example(example, file.Language)).Findings.FirstOrDefault(finding => finding.Action > RuleAction.Observe) is { } wrong)
                {
                    findings.Add(ContentFinding.Error(file.File, rule.Line, $"\"{example}\" shall pass, but {wrong.Case} flags \"{wrong.Quote}\""));
                }
            }
        }
    }

    // "client's words >> reply"
    private static Reply Example(string example, Language language) => example.Split(">>", 2, StringSplitOptions.TrimEntries) is [var context, var text]
        ? new Reply(text, Speaker.Operator, language, context)
        : new Reply(example, Speaker.Operator, language);
}
