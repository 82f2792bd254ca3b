using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Words that were not understood, for the editors: nothing in them tells whose they are.</summary>
/// <param name="State">Where the conversation stood.</param>
/// <param name="Guess">The kind of problem that came nearest; null when none did.</param>
public sealed record UnclearPhrase(string Phrase, Language Language, State State, string? Guess)
{
    // One letter, a sticker, a bare number: nothing an editor could use.
    private const int Shortest = 4;

    /// <summary>Null when nothing is left that an editor could use.</summary>
    public static UnclearPhrase? Of(Understood understood, State state) => PhraseRedaction.Of(understood) is { Length: >= Shortest } phrase && phrase.Count(char.IsLetter) >= Shortest
        ? new UnclearPhrase(phrase, understood.Language, state, understood.Problems.FirstOrDefault()?.Id)
        : null;
}

/// <summary>The phrases collected so far.</summary>
public interface IUnclearPhrases
{
    /// <summary>The most frequent first.</summary>
    Task<IReadOnlyList<CollectedPhrase>> Most(int count);

    /// <summary>Null when there is none with this number.</summary>
    Task<CollectedPhrase?> Find(long id);

    /// <summary>False when there was none.</summary>
    Task<bool> Remove(long id);
}

/// <param name="Count">How often it was said.</param>
/// <param name="Last">When it was said last.</param>
public sealed record CollectedPhrase(long Id, UnclearPhrase Said, int Count, DateTimeOffset Last);
