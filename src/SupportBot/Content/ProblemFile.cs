using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Understanding;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Content;

/// <summary>Reads <c>problems/&lt;id&gt;.yaml</c>: the kind for the conversation, its examples for the learner.</summary>
internal sealed class ProblemFile(string id, string file, ICollection<ContentFinding> findings)
{
    private const int LongestButton = 20;

    private readonly YamlReader _yaml = new(file, findings);

    public (ProblemKind Kind, ProblemExamples Examples)? Read(string content)
    {
        if (_yaml.Root(content) is not { } root)
        {
            return null;
        }
        var keys = _yaml.Keys(root, "title", "priority", "human", "workOrder", "guides", "reply", "ask", "examples");
        if (!keys.TryGetValue("title", out var title) || !keys.TryGetValue("examples", out var examples))
        {
            _yaml.Error(root, "title and examples are needed");
            return null;
        }
        var kind = new ProblemKind
        {
            Id = id,
            Title = Local(title),
            Priority = keys.TryGetValue("priority", out var priority) ? OneOf(priority, "low", "normal", "high") : "normal",
            AlwaysHuman = keys.TryGetValue("human", out var human) && _yaml.Flag(human),
            WorkOrder = keys.TryGetValue("workOrder", out var order) ? OneOf(order, "repair", "check", "connect", "none") : "none",
            Guides = keys.TryGetValue("guides", out var guides) ? [.. _yaml.Texts(guides)] : [],
            Reply = keys.TryGetValue("reply", out var reply) ? Local(reply) : null,
            Questions = keys.TryGetValue("ask", out var ask) && ask is YamlSequenceNode questions ? [.. questions.Children.Select(Question)] : [],
        };
        return (kind, new ProblemExamples(id, Examples(examples)));
    }

    private TriageQuestion Question(YamlNode node)
    {
        var keys = _yaml.Keys(node, "id", "text", "answers");
        if (!keys.TryGetValue("id", out var questionId) || !keys.TryGetValue("text", out var text) || !keys.TryGetValue("answers", out var answers)
            || answers is not YamlSequenceNode { Children.Count: > 1 and < 5 } list)
        {
            _yaml.Error(node, "a question needs id, text and two to four answers");
            return new TriageQuestion("", new LocalText("", "", ""), []);
        }
        return new TriageQuestion(_yaml.Text(questionId), Local(text), [.. list.Children.Select(Answer)]);
    }

    private TriageAnswer Answer(YamlNode node)
    {
        var keys = _yaml.Keys(node, "id", "ru", "kk", "en", "human", "guide");
        var title = Local(node);
        foreach (var language in Languages.All.Where(language => title.In(language).Length > LongestButton))
        {
            _yaml.Error(node, $"\"{title.In(language)}\" has {title.In(language).Length} characters; a button shows {LongestButton}");
        }
        return new TriageAnswer(
            keys.TryGetValue("id", out var answer) ? _yaml.Text(answer) : "",
            title,
            keys.TryGetValue("human", out var human) && _yaml.Flag(human),
            keys.TryGetValue("guide", out var guide) ? _yaml.Text(guide) : null);
    }

    private LocalText Local(YamlNode node)
    {
        var keys = _yaml.Keys(node);
        return new LocalText(One("ru"), One("kk"), One("en"));

        string One(string code)
        {
            if (keys.TryGetValue(code, out var value))
            {
                return _yaml.Text(value);
            }
            _yaml.Error(node, $"the language {code} is missing");
            return "";
        }
    }

    private ImmutableDictionary<Language, ImmutableArray<string>> Examples(YamlNode node)
    {
        var keys = _yaml.Keys(node, "ru", "kk", "en");
        var examples = ImmutableDictionary.CreateBuilder<Language, ImmutableArray<string>>();
        foreach (var language in Languages.All)
        {
            examples[language] = keys.TryGetValue(language.Code(), out var list) ? [.. _yaml.Texts(list)] : [];
            if (examples[language].IsEmpty)
            {
                _yaml.Error(node, $"there are no examples in {language.Code()}");
            }
        }
        return examples.ToImmutable();
    }

    private string OneOf(YamlNode node, params ReadOnlySpan<string> allowed)
    {
        var value = _yaml.Text(node);
        if (!allowed.Contains(value))
        {
            _yaml.Error(node, $"\"{value}\" must be one of {string.Join(", ", allowed.ToArray())}");
        }
        return value;
    }
}
