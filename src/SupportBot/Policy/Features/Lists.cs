using System.Collections.Immutable;
using SupportBot.Policy.Reading;
using SupportBot.Policy.Rules;

namespace SupportBot.Policy.Features;

/// <summary>The named lists of a rule file that the features look into; a list that is missing is empty.</summary>
internal sealed class Lists(PatternReader reader, ImmutableDictionary<string, ImmutableArray<string>> sets)
{
    /// <summary>Names the program knows; others serve the patterns only.</summary>
    public static readonly ImmutableArray<string> Known =
        ["abbreviations", "shouted-short", "warnings", "emphasis", "labels", "attributions", "friendly", "obscene", "harsh", "innocent", "mocking-emoji", "stretched-names"];

    /// <summary>Capitals that are no shouting: ПК, СМС, ИИН.</summary>
    public WordSet Abbreviations { get; } = Of(reader, sets, "abbreviations");

    /// <summary>Short words that shout when written in capitals: НЕТ, ЖДИ.</summary>
    public WordSet ShoutedShort { get; } = Of(reader, sets, "shouted-short");

    /// <summary>ВНИМАНИЕ at the head of an announcement.</summary>
    public WordSet Warnings { get; } = Of(reader, sets, "warnings");

    /// <summary>One of them in capitals only stresses: «НЕ отключайте».</summary>
    public WordSet Emphasis { get; } = Of(reader, sets, "emphasis");

    /// <summary>What follows is the name of a thing: button, menu, lamp, plan.</summary>
    public WordSet Labels { get; } = Of(reader, sets, "labels");

    /// <summary>What follows in quotation marks are the client's words.</summary>
    public WordSet Attributions { get; } = Of(reader, sets, "attributions");

    /// <summary>They make an exclamation friendly.</summary>
    public WordSet Friendly { get; } = Of(reader, sets, "friendly");

    public WordSet Obscene { get; } = Of(reader, sets, "obscene");

    /// <summary>The obscene ones as they sound, for words in Latin letters.</summary>
    public WordSet ObsceneHeard { get; } = HeardOf(Of(reader, sets, "obscene"));

    /// <summary>Milder curses, obscene in an answer all the same.</summary>
    public WordSet Harsh { get; } = Of(reader, sets, "harsh");

    /// <summary>Words that only look obscene.</summary>
    public WordSet Innocent { get; } = Of(reader, sets, "innocent");

    /// <summary>Names that really have three equal letters.</summary>
    public WordSet StretchedNames { get; } = Of(reader, sets, "stretched-names");

    public ImmutableArray<string> MockingEmoji { get; } = sets.TryGetValue("mocking-emoji", out var emoji) ? emoji : [];

    // Short beginnings, and those a hard sign keeps apart, would sound like words of other languages: web, job, hue.
    private static WordSet HeardOf(WordSet words) => new([
        .. words.Whole.Where(NoHardSign).Select(Heard.Of).Where(heard => heard.Length > 2),
        .. words.Beginnings.Where(NoHardSign).Select(Heard.Of).Where(heard => heard.Length > 3).Select(heard => heard + "*"),
    ]);

    private static bool NoHardSign(string word) => !word.Contains('ъ', StringComparison.Ordinal);

    private static WordSet Of(PatternReader reader, ImmutableDictionary<string, ImmutableArray<string>> sets, string name) =>
        reader.Set(sets.TryGetValue(name, out var terms) ? terms : []);
}
