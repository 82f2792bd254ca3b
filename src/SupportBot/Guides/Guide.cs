using System.Collections.Immutable;

namespace SupportBot.Guides;

/// <summary>A guide in all its languages.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Version">Changes with every edit: a walk begun in an older version looks its step up again.</param>
/// <param name="Brand">The make it is for; empty = any router.</param>
public sealed record Guide(
    string Id,
    string Version,
    string Brand,
    ImmutableArray<string> Models,
    ImmutableArray<string> Problems,
    ImmutableArray<string> Aliases,
    ImmutableDictionary<Language, GuideText> Texts)
{
    /// <summary>Still being written: its page can be looked at, no subscriber is led into it, and what is wrong with it stops nothing else.</summary>
    public bool Draft { get; init; }

    /// <summary>In this language, or in Russian where it is not translated.</summary>
    public GuideText In(Language language) => Texts.TryGetValue(language, out var text) ? text : Texts[Language.Russian];
}

/// <summary>A guide in one language.</summary>
public sealed record GuideText(string Title, ImmutableArray<GuideStep> Steps)
{
    public GuideStep? Find(string step) => Steps.FirstOrDefault(candidate => candidate.Id == step);
}

/// <param name="Wait">The bot comes back by itself after this; zero = it does not.</param>
/// <param name="Picture">Below <c>dialogs/</c>; null = none.</param>
/// <param name="Line">In the file, for findings.</param>
/// <param name="PictureLess">Why there is no picture; empty when nobody said.</param>
public sealed record GuideStep(
    string Id, string Text, string? Picture, string Alt, string Question, ImmutableArray<GuideAnswer> Answers, TimeSpan Wait, int Line, string PictureLess = "");

/// <param name="Target"><c>#step</c>, <c>helped</c>, <c>not-helped</c>, <c>human</c> or <c>guide:id</c>.</param>
public sealed record GuideAnswer(string Title, string Target, int Line);
