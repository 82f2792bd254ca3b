using System.Collections.Immutable;
using SupportBot.Policy.Features;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>The rules of one language's file, ready to judge. Immutable.</summary>
internal sealed class CompiledFile
{
    private readonly PatternIndex<CompiledRule> _index;
    private readonly ImmutableArray<CompiledRule> _features;
    private readonly ImmutableArray<CompiledRule> _moments;
    private readonly RuleFile _source;

    /// <param name="mistakes">Gets what is wrong, with the rule's line; a rule with a mistake is left out.</param>
    public CompiledFile(RuleFile source, ICollection<(int Line, string Text)> mistakes)
    {
        _source = source;
        var fold = source.Language == Language.Kazakh;
        var reader = new PatternReader(source.Sets, fold);
        _index = new PatternIndex<CompiledRule>(fold);
        Lists = new Lists(reader, source.Sets);
        var features = ImmutableArray.CreateBuilder<CompiledRule>();
        var moments = ImmutableArray.CreateBuilder<CompiledRule>();
        foreach (var rule in source.Rules)
        {
            try
            {
                var compiled = new CompiledRule(rule, reader);
                foreach (var pattern in compiled.Any)
                {
                    _index.Add(pattern, compiled);
                }
                if (rule.When is not null)
                {
                    moments.Add(compiled);
                }
                if (compiled.Feature is not null)
                {
                    features.Add(compiled);
                }
            }
            catch (FormatException wrong)
            {
                mistakes.Add((rule.Line, $"{rule.Id}: {wrong.Message}"));
            }
        }
        _features = features.ToImmutable();
        _moments = moments.ToImmutable();
    }

    public Lists Lists { get; }

    public Language Language => _source.Language;

    /// <summary>Would these rules have anything to say about a text like this?</summary>
    public bool Speaks(Speech speech, Language hint) => _source.Language switch
    {
        Language.Russian => speech.Cyrillic || hint == Language.Russian,
        Language.Kazakh => speech.Kazakh || hint == Language.Kazakh,
        _ => !speech.Cyrillic,
    };

    /// <summary>What has to be said at this moment and is not, by the rules of the reply's own language.</summary>
    public void Miss(Speech speech, Speech client, Reply reply, ICollection<Match> matches)
    {
        if (reply.Language != Language || speech.Words.IsEmpty)
        {
            return;
        }
        foreach (var rule in _moments)
        {
            if (rule.Misses(speech, client, reply))
            {
                matches.Add(new Match(rule.Source, new Span(speech.Words[0].Start, speech.Words[0].Length)));
            }
        }
    }

    public void Judge(Speech speech, Speech client, ICollection<Match> matches)
    {
        // Whether a rule applies is the same for all its patterns.
        var asked = new HashSet<CompiledRule>(ReferenceEqualityComparer.Instance);
        _index.Search(speech, rule => rule.SeesEchoes, (rule, from, to) =>
        {
            if (asked.Add(rule) && rule.Applies(speech, client))
            {
                matches.Add(new Match(rule.Source, new Span(speech.Words[from].Start, speech.Words[to].End - speech.Words[from].Start)));
            }
        });
        foreach (var rule in _features)
        {
            if (rule.Feature!(speech, Lists) is { } span && rule.Applies(speech, client))
            {
                matches.Add(new Match(rule.Source, span));
            }
        }
    }
}

/// <summary>A rule that found something.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Match(RuleSource Rule, Span Span);
