using System.Collections.Immutable;
using SupportBot.Policy.Features;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>A rule ready to judge. Immutable.</summary>
internal sealed class CompiledRule(RuleSource source, PatternReader reader)
{
    public RuleSource Source => source;

    public string Kind { get; } = source.Kind;

    public ImmutableArray<Pattern> Any { get; } = Read(source.Any, reader);

    public Func<Speech, Lists, Span?>? Feature { get; } = source.Feature is { } name ? FeatureNames.Named(name) : null;

    /// <summary>A secret inside quotation marks is a secret all the same.</summary>
    public bool SeesEchoes => Kind == "secret";

    private readonly ImmutableArray<Pattern> _lacks = Read(source.Lacks, reader);
    private readonly ImmutableArray<Pattern> _unless = Read(source.Unless, reader);
    private readonly ImmutableArray<Pattern> _after = Read(source.After, reader);
    private readonly ImmutableArray<Pattern> _notAfter = Read(source.NotAfter, reader);

    /// <summary>Do length, exceptions and the client's message allow it?</summary>
    public bool Applies(Speech speech, Speech client) =>
        (source.MostWords == 0 || speech.Words.Length <= source.MostWords)
        && (_after.IsEmpty || Occurs(_after, client))
        && (_notAfter.IsEmpty || !Occurs(_notAfter, client))
        && (_unless.IsEmpty || !Occurs(_unless, speech));

    /// <summary>Is something missing that has to be said at this moment?</summary>
    public bool Misses(Speech speech, Speech client, Reply reply) => source.When switch
    {
        "first" => reply.First && !Occurs(_lacks, speech) && Applies(speech, client),
        "call-back" => reply.CallBackAddress is { } address && !AddressNamed.In(speech, address) && Applies(speech, client),
        _ => false,
    };

    private static bool Occurs(ImmutableArray<Pattern> patterns, Speech speech)
    {
        foreach (var pattern in patterns)
        {
            for (var at = 0; at < speech.Words.Length; at++)
            {
                if (pattern.Matches(speech, at, seesEchoes: true, out _))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static ImmutableArray<Pattern> Read(ImmutableArray<string> lines, PatternReader reader) => [.. lines.SelectMany(line =>
    {
        try
        {
            return reader.Read(line).ToList();
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"\"{line}\": {wrong.Message}", wrong);
        }
    })];
}
