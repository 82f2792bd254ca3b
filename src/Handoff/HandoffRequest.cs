using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Handoff;

/// <summary>A conversation on its way into an operator's hands: the card first, then what was said so far.</summary>
/// <param name="Id">Unique per handoff; the same in every attempt.</param>
/// <param name="Conversation">The caller's conversation id, opaque here.</param>
public sealed record HandoffRequest(string Id, string Conversation, OperatorCard Card, ImmutableArray<DeskLine> Transcript);

/// <summary>One line of a conversation as an operator reads it.</summary>
/// <param name="Id">The caller's id of the line; unique within the conversation.</param>
public sealed record DeskLine(
    string Conversation,
    string Id,
    LineAuthor Author,
    string Text,
    DateTimeOffset At,
    ImmutableArray<DeskFile> Files = default,
    LineChange Change = LineChange.New)
{
    public ImmutableArray<DeskFile> Files { get; init; } = Files.IsDefault ? [] : Files;

    /// <summary>How the words looked where they were written; null = plain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<LineMark>? Marks { get; init; }
}

/// <param name="Url">A link of ours that the desk may fetch; short-lived. Empty when the desk reads the media store itself.</param>
public sealed record DeskFile(string Id, string Name, string Type, string Url);

[JsonConverter(typeof(JsonStringEnumConverter<LineAuthor>))]
public enum LineAuthor
{
    Subscriber,
    Bot,
    Operator,
    System,
    Note,
}

/// <summary>A line is new, or an earlier one (same id) was edited or deleted by the subscriber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineChange>))]
public enum LineChange
{
    New,
    Edited,
    Deleted,
}

/// <summary>What became of an operator's message.</summary>
/// <param name="MessageId">The desk's own id of the operator's message, from <see cref="OperatorEvent.Wrote"/>.</param>
/// <param name="Delivered">False = it did not arrive; <paramref name="Reason"/> says why in words.</param>
/// <param name="Recall">It is about taking the message back: not delivered = the subscriber still has it.</param>
public sealed record DeliveryReport(
    string Conversation, string MessageId, bool Delivered, string? Reason, ImmutableArray<string> ChannelMessageIds, bool Recall = false);
