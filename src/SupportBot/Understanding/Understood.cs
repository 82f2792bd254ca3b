using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>Everything that was understood of one message. Immutable; what was not found is empty or null, never guessed.</summary>
/// <param name="Text">The message as it was written.</param>
/// <param name="Language">The language of this message, leaning on the history when it is short.</param>
/// <param name="LanguageCertain">The message alone tells its language (a bare "ok" does not).</param>
/// <param name="Problems">Kinds of problem, most likely first, at most three; the first is <c>out_of_scope</c> when it is none of ours.</param>
/// <param name="Wishes">What the subscriber wants of the conversation itself.</param>
/// <param name="SwitchTo">The language asked for in words ("қазақша сөйлейік").</param>
/// <param name="Phone">A phone number in the form <c>+7XXXXXXXXXX</c>.</param>
/// <param name="Contract">A contract number, digits only.</param>
public sealed record Understood(
    string Text,
    Language Language,
    bool LanguageCertain,
    ImmutableArray<ProblemGuess> Problems,
    Wishes Wishes,
    Language? SwitchTo,
    AddressReading Address,
    string? Phone,
    string? Contract,
    Mood Mood)
{
    /// <summary>Is this wish among those expressed?</summary>
    public bool Wants(Wishes wish) => (Wishes & wish) != Wishes.None;
}

/// <param name="Id">A problem's id as in <c>dialogs/problems</c>.</param>
/// <param name="Confidence">Calibrated: of a hundred guesses at 0.8, eighty are right. 0 to 1.</param>
public sealed record ProblemGuess(string Id, double Confidence);

/// <summary>Wishes understood in every state, before the step sees the message.</summary>
[Flags]
public enum Wishes
{
    None = 0,
    Human = 1 << 0,
    Back = 1 << 1,
    StartOver = 1 << 2,
    Menu = 1 << 3,
    DontKnow = 1 << 4,
    Yes = 1 << 5,
    No = 1 << 6,
    Thanks = 1 << 7,
    Stop = 1 << 8,
    /// <summary>What follows replaces an earlier answer ("нет, квартира 15", "ошибся, дом 12").</summary>
    Correction = 1 << 9,
    Helped = 1 << 10,
    NotHelped = 1 << 11,
    Greeting = 1 << 12,
    /// <summary>"Тот же адрес", "as last time".</summary>
    SameAsBefore = 1 << 13,
}

/// <summary>How the subscriber feels, by a transparent score. <see cref="Danger"/> (fire, a cable on somebody's head) calls a human at once.</summary>
public enum Mood
{
    Calm,
    Worried,
    Angry,
    Danger,
}
