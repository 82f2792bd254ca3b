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
    private readonly NamedSecrets _secrets;

    private RuledPolicy(ImmutableArray<CompiledFile> files, IEnumerable<string> secrets)
    {
        _files = files;
        _lists = [.. files.Select(file => file.Lists)];
        _secrets = new NamedSecrets(secrets);
    }

    /// <summary>Compiles the rules; what is wrong with them goes to <paramref name="mistakes"/> by file and line.</summary>
    /// <param name="secrets"><c>Policy:Secrets</c>.</param>
    public static RuledPolicy Make(IEnumerable<RuleFile> files, IEnumerable<string> secrets, ICollection<ContentFinding> mistakes)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledFile>();
        foreach (var file in files)
        {
            var wrong = new List<(int Line, string Text)>();
            compiled.Add(new CompiledFile(file, wrong));
            wrong.ForEach(one => mistakes.Add(ContentFinding.Error(file.File, one.Line, one.Text)));
        }
        return new RuledPolicy(compiled.ToImmutable(), secrets);
    }

    public Verdict Check(Reply reply)
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
        foreach (var file in _files)
        {
            if (file.Speaks(speech, reply.Language))
            {
                file.Judge(speech, client, matches);
            }
        }
        if (_secrets.Find(speech) is { } secret)
        {
            matches.Add(new Match(NamedSecret, secret));
        }
        if (reply.Speaker == Speaker.Bot)
        {
            // Its texts are reviewed content, and guides must be able to name passwords: only what nobody may ever send is looked for.
            matches.RemoveAll(match => !match.Rule.Bot);
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
