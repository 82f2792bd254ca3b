using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>
/// One state in which the bot asks something: what it asks and how it takes an answer. It says which trigger results; the table says where
/// that leads. Stateless; used by many threads.
/// </summary>
public interface IStep
{
    State State { get; }

    /// <summary>
    /// The state was entered, or its question has to be asked again. Either asks, and returns null, or finds that nothing is left to ask
    /// and returns what follows from that.
    /// </summary>
    Answer? Ask(Talk talk);

    /// <summary>Takes what the subscriber answered.</summary>
    Answer Take(Talk talk, Reading reading);
}

/// <summary>What a step makes of an answer. A closed set.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>It happened.</summary>
    public sealed record Fired(Trigger Trigger) : Answer;

    /// <summary>Understood; the step goes on to its next question.</summary>
    public sealed record NextQuestion : Answer;

    /// <summary>Understood and answered; nothing more to say now.</summary>
    public sealed record Done : Answer;

    /// <summary>Not usable, and the step has asked again itself: the failed try counts on.</summary>
    public sealed record Retried : Answer;

    /// <summary>A human is needed.</summary>
    public sealed record CallHuman(string Reason) : Answer;

    /// <summary>Not understood, or not an answer to this question.</summary>
    public sealed record NotUnderstood : Answer;

    public static readonly Answer Again = new NextQuestion();

    public static readonly Answer Nothing = new Done();

    public static readonly Answer AskedAgain = new Retried();

    public static readonly Answer Unclear = new NotUnderstood();

    public static Answer Fire(Trigger trigger) => new Fired(trigger);

    public static Answer Human(string reason) => new CallHuman(reason);
}

/// <summary>A message as the steps see it: the words understood, or the button pressed.</summary>
/// <param name="Choice">The answer inside the pressed button; null for words.</param>
public sealed record Reading(Understood Understood, string? Choice = null)
{
    public string Text => Understood.Text;

    /// <summary>Was this button pressed?</summary>
    public bool Chose(string choice) => string.Equals(Choice, choice, StringComparison.Ordinal);

    public bool SaysYes => Chose(Choices.Yes) || (Choice is null && Understood.Wants(Wishes.Yes) && !Understood.Wants(Wishes.No));

    public bool SaysNo => Chose(Choices.No) || (Choice is null && Understood.Wants(Wishes.No));
}

/// <summary>Answers that several steps know.</summary>
public static class Choices
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Human = "human";
    public const string Back = "back";
    public const string Skip = "skip";
    public const string Other = "other";
    public const string Menu = "menu";
    public const string Wait = "wait";
    public const string Cancel = "cancel";
    public const string Resume = "resume";
}
