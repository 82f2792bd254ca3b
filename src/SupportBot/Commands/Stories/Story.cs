using System.Collections.Immutable;

namespace SupportBot.Commands.Stories;

/// <summary>One conversation as text, ready to be played (contracts.md §5).</summary>
public sealed record Story(string File, string Title, Language Language, DateTimeOffset Now, ImmutableArray<StoryLine> Lines)
{
    /// <summary>Settings the story wants different, <c>Operators:WorkingHours</c> for example.</summary>
    public ImmutableArray<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>The number the messenger vouches for, as WhatsApp does; null = it tells none.</summary>
    public string? Phone { get; init; }
}

/// <summary>One line of a story. A closed set.</summary>
/// <param name="Number">In the file, from 1.</param>
public abstract record StoryLine(int Number)
{
    /// <summary>Words of the subscriber.</summary>
    public sealed record Says(int Number, string Text) : StoryLine(Number);

    /// <summary>The subscriber presses a button shown now or, when it is shown no more, earlier.</summary>
    public sealed record Presses(int Number, string Title) : StoryLine(Number);

    /// <summary>Something a messenger can carry besides words: <c>photo</c>, <c>voice</c>, <c>contact</c>, <c>place</c>, <c>edit</c>, <c>command</c>, <c>start</c>, <c>late</c>.</summary>
    public sealed record Does(int Number, string What, string Value) : StoryLine(Number);

    /// <summary>What the bot must have said since the line before: names of texts with values, and words that occur. Nothing of both: silence.</summary>
    public sealed record Expects(int Number, ImmutableArray<ExpectedText> Texts, ImmutableArray<string> Words) : StoryLine(Number);

    /// <summary>An operator writes; who has not taken the chat takes it first.</summary>
    public sealed record OperatorSays(int Number, string Operator, string Text) : StoryLine(Number);

    /// <summary>An operator acts: <c>take</c>, <c>release</c>, <c>close</c>, <c>note</c>, <c>guide</c>.</summary>
    public sealed record OperatorDoes(int Number, string Operator, string What, string Value) : StoryLine(Number);

    /// <summary>The clock moves.</summary>
    public sealed record Waits(int Number, TimeSpan Time) : StoryLine(Number);

    /// <summary>The process stops and starts again.</summary>
    public sealed record Restarts(int Number) : StoryLine(Number);
}

/// <param name="Values">Each must occur in what was said with this text.</param>
public sealed record ExpectedText(string Key, ImmutableArray<string> Values);

/// <summary>A line of a story cannot be read; the message is <c>file:line: error: text</c>.</summary>
public sealed class StoryFormatException(string file, int line, string why) : FormatException($"{file}:{line}: error: {why}");
