using System.Collections.Immutable;
using SupportBot.Policy.Features;
using SupportBot.Policy.Reading;
using SupportBot.Policy.Rules;

namespace SupportBot.Policy;

/// <summary>The rules of <c>dialogs/policy/*.yaml</c> over one reply. Immutable; microseconds a reply.</summary>
public sealed class RuledPolicy : IReplyPolicy
{
    private readonly ImmutableArray<CompiledFile> _files;
    private readonly ImmutableArray<Lists> _lists;
    private readonly ImmutableArray<CompiledFile> _botFiles;
    private readonly NamedSecrets _secrets;
    private readonly SaidBefore _said = new();

    private RuledPolicy(ImmutableArray<CompiledFile> files, ImmutableArray<CompiledFile> botFiles, IEnumerable<string> secrets)
    {
        _files = files;
        _botFiles = botFiles;
        _lists = [.. files.Select(file => file.Lists)];
        _secrets = new NamedSecrets(secrets);
    }

    /// <summary>Compiles the rules; what is wrong with them goes to <paramref name="mistakes"/> by file and line.</summary>
    /// <param name="secrets"><c>Policy:Secrets</c>.</param>
    public static RuledPolicy Make(IReadOnlyCollection<RuleFile> files, IEnumerable<string> secrets, ICollection<ContentFinding> mistakes)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledFile>();
        foreach (var file in files)
        {
            var wrong = new List<(int Line, string Text)>();
            compiled.Add(new CompiledFile(file, wrong));
            wrong.ForEach(one => mistakes.Add(ContentFinding.Error(file.File, one.Line, one.Text)));
        }
        // What is wrong with a rule has been told above.
        var bot = files.Where(file => file.Rules.Any(rule => rule.Bot)).Select(file => new CompiledFile(file with { Rules = [.. file.Rules.Where(rule => rule.Bot)] }, []));
        return new RuledPolicy(compiled.ToImmutable(), [.. bot], secrets);
    }

    public Verdict Check(Reply reply)
    {
        // The bot says the same things day after day, and each is judged when it is written and again as it leaves.
        return reply.Speaker == Speaker.Bot ? _said.GetOrJudge(reply.Text, text => JudgeAll(reply with { Text = text, Context = "" })) : JudgeAll(reply);
    }

    private Verdict JudgeAll(Reply reply)
    {
        var matches = Judge(reply);
        if (matches.Count == 0)
        {
            return Verdict.Clean;
        }
        var findings = Findings.Of(reply.Text, matches);
        if (findings.IsEmpty)
        {
            return Verdict.Clean;
        }
        var verdict = new Verdict(findings);
        return verdict.Action is RuleAction.Forbid or RuleAction.Observe ? verdict : verdict with { Suggestion = Suggest(reply, matches) };
    }

    private List<Match> Judge(Reply reply)
    {
        var matches = new List<Match>();
        if (string.IsNullOrWhiteSpace(reply.Text))
        {
            return matches;
        }
        var speech = WordCutter.Cut(reply.Text);
        var client = WordCutter.Cut(reply.Context);
        Echoes.Mark(speech, client, _lists);
        var bot = reply.Speaker == Speaker.Bot;
        // The bot's texts are reviewed content, and guides must be able to name passwords: only what nobody may ever send is looked for, in every language.
        foreach (var file in bot ? _botFiles : _files)
        {
            if (bot || file.Speaks(speech, reply.Language))
            {
                file.Judge(speech, client, matches);
            }
        }
        if (reply.First || reply.CallBackAddress is not null)
        {
            foreach (var file in _files)
            {
                file.Miss(speech, client, reply, matches);
            }
        }
        if (_secrets.Find(speech) is { } secret)
        {
            matches.Add(new Match(NamedSecret, secret));
        }
        return matches;
    }

    // A variant is offered only when it would pass.
    private string? Suggest(Reply reply, List<Match> matches)
    {
        var suggestion = Polite.Variant(reply.Text, matches, _lists);
        return suggestion == reply.Text || Findings.Of(suggestion, Judge(reply with { Text = suggestion })).Any(finding => finding.Action >= RuleAction.Hold) ? null : suggestion;
    }

    private static readonly RuleSource NamedSecret = new()
    {
        Id = "secret.named", Clause = "Policy:Secrets", Action = RuleAction.Forbid, Advice = "Этого нельзя сообщать абоненту.", Bot = true,
    };
}
