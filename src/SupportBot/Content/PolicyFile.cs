using System.Collections.Immutable;
using SupportBot.Policy;
using SupportBot.Policy.Rules;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Content;

/// <summary>Reads a file of <c>policy/</c>: lists of words, kinds with their clause, action and advice, and rules. Its language is the beginning of its name.</summary>
internal sealed class PolicyFile(string file, Language language, ICollection<ContentFinding> findings)
{
    private static readonly string[] Kinds = ["secret", "rude", "raised_tone", "sarcasm", "dismissive", "address_form", "promise", "greeting"];

    private readonly YamlReader _yaml = new(file, findings);

    public RuleFile? Read(string content)
    {
        if (_yaml.Root(content) is not { } root)
        {
            return null;
        }
        var keys = _yaml.Keys(root, "sets", "kinds", "rules");
        var sets = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (name, list) in keys.TryGetValue("sets", out var named) ? _yaml.Keys(named) : [])
        {
            sets[name] = [.. Split(list).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
        var kinds = keys.TryGetValue("kinds", out var kindNode) ? _yaml.Keys(kindNode, Kinds) : [];
        var rules = keys.TryGetValue("rules", out var list2) && list2 is YamlSequenceNode ruleNodes
            ? ruleNodes.Children.Select(node => Rule(node, kinds)).OfType<RuleSource>().ToImmutableArray()
            : [];
        return new RuleFile(file, language, sets.ToImmutable(), rules);
    }

    private RuleSource? Rule(YamlNode node, Dictionary<string, YamlNode> kinds)
    {
        var keys = _yaml.Keys(node, "id", "clause", "action", "advice", "any", "feature", "when", "lacks", "unless", "after", "not-after", "max-words", "weight", "replace", "lead", "bot", "flags", "passes");
        var id = keys.TryGetValue("id", out var idNode) ? _yaml.Text(idNode) : "";
        if (!kinds.TryGetValue(id.Split('.')[0], out var kindNode))
        {
            _yaml.Error(node, $"a rule needs an id that begins with one of the kinds of this file, for example sarcasm.false-praise; this is \"{id}\"");
            return null;
        }
        var kind = _yaml.Keys(kindNode, "clause", "action", "advice");
        if (!keys.ContainsKey("any") && !keys.ContainsKey("feature") && !keys.ContainsKey("when"))
        {
            _yaml.Error(node, $"{id} needs any:, feature: or when:");
        }
        var when = keys.TryGetValue("when", out var whenNode) ? _yaml.Text(whenNode) : null;
        if (when is not (null or "first" or "call-back"))
        {
            _yaml.Error(whenNode!, $"when: is first or call-back, not \"{when}\"");
        }
        return new RuleSource
        {
            Id = id,
            Clause = Own("clause"),
            Advice = Own("advice"),
            Action = Action(keys.TryGetValue("action", out var action) ? action : kind.GetValueOrDefault("action", kindNode)),
            Any = Lines("any"),
            Feature = keys.TryGetValue("feature", out var feature) ? _yaml.Text(feature) : null,
            When = when,
            Lacks = Lines("lacks"),
            Unless = Lines("unless"),
            After = Lines("after"),
            NotAfter = Lines("not-after"),
            MostWords = keys.TryGetValue("max-words", out var most) ? (int)Number(most, 0, 100) : 0,
            Weight = keys.TryGetValue("weight", out var weight) ? Number(weight, 0.05, 1) : 1,
            Replace = Replacements(keys),
            Flags = Lines("flags"),
            Passes = Lines("passes"),
            Bot = keys.TryGetValue("bot", out var bot) && _yaml.Flag(bot),
            Line = (int)node.Start.Line,
        };

        string Own(string key) => keys.TryGetValue(key, out var own) ? _yaml.Text(own)
            : kind.TryGetValue(key, out var common) ? _yaml.Text(common) : Missing(node, $"{id} needs {key}, of its own or of its kind");

        ImmutableArray<string> Lines(string key) => keys.TryGetValue(key, out var lines) ? [.. Split(lines)] : [];
    }

    // A list, or a block of lines: one pattern or example a line, '#' begins a remark.
    private IEnumerable<string> Split(YamlNode node) => _yaml.Texts(node).SelectMany(text => text.Split('\n'))
        .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private ImmutableArray<(string From, string To)> Replacements(Dictionary<string, YamlNode> keys)
    {
        var pairs = ImmutableArray.CreateBuilder<(string From, string To)>();
        foreach (var (from, to) in keys.TryGetValue("replace", out var replace) ? _yaml.Keys(replace) : [])
        {
            pairs.Add((from, _yaml.Text(to)));
        }
        if (keys.TryGetValue("lead", out var lead))
        {
            pairs.Add(("^^", _yaml.Text(lead)));
        }
        return pairs.ToImmutable();
    }

    private RuleAction Action(YamlNode node)
    {
        var text = node is YamlScalarNode ? _yaml.Text(node) : "";
        if (Enum.TryParse<RuleAction>(text, ignoreCase: true, out var action) && Enum.IsDefined(action))
        {
            return action;
        }
        _yaml.Error(node, $"action must be one of {string.Join(", ", Enum.GetNames<RuleAction>()).ToLowerInvariant()}");
        return RuleAction.Observe;
    }

    private double Number(YamlNode node, double least, double most)
    {
        if (double.TryParse(_yaml.Text(node), System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        _yaml.Error(node, FormattableString.Invariant($"a number from {least} to {most} is expected here"));
        return most;
    }

    private string Missing(YamlNode node, string text)
    {
        _yaml.Error(node, text);
        return "";
    }
}
