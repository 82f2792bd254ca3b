using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Guides;
using SupportBot.Policy;
using SupportBot.Policy.Rules;

namespace SupportBot.Content;

/// <summary>
/// Every text the bot can say, and every one it puts into an operator's mouth, judged by the rules of polite speech: texts, kinds of problem, guides,
/// canned replies, the advice and the variants of the rules themselves.
/// </summary>
internal sealed class SpokenTexts(ContentFolder folder, IReplyPolicy policy, ICollection<ContentFinding> findings)
{
    // Guides must be able to name passwords: which secret is meant by a text that was reviewed, the rules cannot know. What nobody may ever send is looked for everywhere.
    // What a refusal is, only the message before it tells; promises are the provider's own to make. Words in quotes are names of menus and buttons here, not mockery.
    private static readonly string[] Kinds = ["raised_tone", "rude", "address_form", "sarcasm"];

    private const string Quoted = "sarcasm.quoted";

    private const string Titles = "button.";

    private readonly Dictionary<string, string[]> _lines = new(StringComparer.Ordinal);

    public void Judge(Texts texts)
    {
        foreach (var language in Languages.All)
        {
            foreach (var (key, variants) in texts.In(language))
            {
                Judge($"texts/{language.Code()}.yaml", 0, language, variants, anothers: key.StartsWith(Titles, StringComparison.Ordinal));
            }
        }
    }

    public void Judge(ProblemKind kind)
    {
        var file = $"problems/{kind.Id}.yaml";
        foreach (var language in Languages.All)
        {
            Judge(file, 0, language, [kind.Title.In(language), kind.Reply?.In(language) ?? ""]);
            foreach (var question in kind.Questions)
            {
                Judge(file, 0, language, [question.Text.In(language)]);
                Judge(file, 0, language, [.. question.Answers.Select(answer => answer.Title.In(language))], anothers: true);
            }
        }
    }

    public void Judge(Guide guide)
    {
        foreach (var (language, text) in guide.Texts)
        {
            var file = $"guides/{guide.Id}/guide.{language.Code()}.md";
            Judge(file, 1, language, [text.Title]);
            foreach (var step in text.Steps)
            {
                Judge(file, step.Line, language, [step.Text, step.Question]);
                // A picture may show a screen that shouts NO SIGNAL.
                Judge(file, step.Line, language, [step.Alt, .. step.Answers.Select(answer => answer.Title)], anothers: true);
            }
        }
    }

    public void Judge(CannedReply reply)
    {
        foreach (var (language, text) in reply.Texts)
        {
            Judge(reply.File, 0, language, [text]);
        }
    }

    public void Judge(RuleFile file)
    {
        foreach (var rule in file.Rules)
        {
            Judge(file.File, rule.Line, file.Language, [Spoken(rule.Advice), .. rule.Replace.Select(exchange => exchange.To.TrimStart('^'))]);
        }
    }

    // An advice may quote what not to write: «ждите».
    private static string Spoken(string advice) => string.Concat(advice.Split('«').Select((part, i) => i == 0 ? part : part[(part.IndexOf('»', StringComparison.Ordinal) + 1)..]));

    /// <param name="line">Where it stands; 0 = the line is looked for by the words.</param>
    /// <param name="anothers">Words that are not the bot's, of a button for example: only what nobody may write is looked for.</param>
    private void Judge(string file, int line, Language language, ImmutableArray<string> texts, bool anothers = false)
    {
        foreach (var text in texts.Where(text => text.Length > 0))
        {
            if (Found(text, language, anothers) is { } finding)
            {
                findings.Add(ContentFinding.Error(file, line > 0 ? line : LineOf(file, finding.Quote), $"{finding.Case} flags \"{finding.Quote}\": {finding.Advice}"));
            }
        }
    }

    private Finding? Found(string text, Language language, bool anothers) =>
        policy.Check(new Reply(text, Speaker.Bot, language)).Findings.FirstOrDefault(finding => finding.Action == RuleAction.Forbid)
        ?? (anothers ? null : policy.Check(new Reply(text, Speaker.Operator, language)).Findings
            .FirstOrDefault(finding => finding.Action >= RuleAction.Hold && finding.Case != Quoted && Kinds.Contains(finding.Rule, StringComparer.Ordinal)));

    private int LineOf(string file, string words)
    {
        if (!_lines.TryGetValue(file, out var lines))
        {
            _lines[file] = lines = (folder.Read(file) ?? "").Split('\n');
        }
        return Array.FindIndex(lines, line => line.Contains(words, StringComparison.OrdinalIgnoreCase)) + 1;
    }
}
