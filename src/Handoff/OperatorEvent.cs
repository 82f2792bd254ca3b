using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Handoff;

/// <summary>What an operator can do with a conversation. A closed set; desks translate their own events into it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Took), "took")]
[JsonDerivedType(typeof(Wrote), "wrote")]
[JsonDerivedType(typeof(Edited), "edited")]
[JsonDerivedType(typeof(Deleted), "deleted")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(SentGuide), "guide")]
[JsonDerivedType(typeof(AskedForCallback), "callback")]
[JsonDerivedType(typeof(Corrected), "corrected")]
[JsonDerivedType(typeof(Transferred), "transferred")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(TookOver), "took-over")]
[JsonDerivedType(typeof(Called), "called")]
[JsonDerivedType(typeof(Hindered), "hindered")]
public abstract record OperatorEvent
{
    /// <summary>Who did it.</summary>
    public required DeskOperator Operator { get; init; }

    public sealed record Took : OperatorEvent;

    /// <summary>A senior takes the conversation out of a colleague's hands; the desk has checked that he may.</summary>
    public sealed record TookOver(string Reason) : OperatorEvent;

    /// <summary>A reply to the subscriber. <paramref name="Insisted"/> = the reason why a held reply goes out all the same.</summary>
    public sealed record Wrote(string MessageId, string Text, ImmutableArray<DeskFile> Files = default, string? Insisted = null) : OperatorEvent
    {
        public ImmutableArray<DeskFile> Files { get; init; } = Files.IsDefault ? [] : Files;

        /// <summary>How the words looked at the desk; null = plain.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ImmutableArray<LineMark>? Marks { get; init; }
    }

    /// <summary>Other words in the place of an earlier reply.</summary>
    public sealed record Edited(string MessageId, string Text) : OperatorEvent
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ImmutableArray<LineMark>? Marks { get; init; }
    }

    /// <summary>An earlier reply is taken back, as far as the subscriber's messenger lets us.</summary>
    public sealed record Deleted(string MessageId) : OperatorEvent;

    /// <summary>A remark for colleagues; the subscriber never sees it.</summary>
    public sealed record Noted(string MessageId, string Text) : OperatorEvent;

    /// <summary>Send a guide, or one step of it.</summary>
    public sealed record SentGuide(string Guide, string? Step = null) : OperatorEvent;

    public sealed record AskedForCallback : OperatorEvent;

    /// <summary>The operator corrected a field of the card: <c>address</c>, <c>phone</c>, <c>name</c>, <c>problem</c>, <c>router</c>, <c>contract</c>.</summary>
    public sealed record Corrected(string Field, string Value) : OperatorEvent;

    public sealed record Transferred(DeskOperator To, string Reason) : OperatorEvent;

    /// <summary>Back to the bot.</summary>
    public sealed record Released : OperatorEvent;

    /// <summary>Finished: the subscriber is asked to rate. <paramref name="Result"/> is a short word of how it ended.</summary>
    public sealed record Closed(string? Result = null) : OperatorEvent;

    /// <summary>A promised call was tried. <paramref name="Misses"/> = how often it was tried in vain before; <paramref name="Again"/> = when it is tried next.</summary>
    public sealed record Called(string Callback, CallResult Result, int Misses = 0, DateTimeOffset? Again = null) : OperatorEvent;

    /// <summary>The desk cannot be reached for a while: the subscriber is told, once in a handoff. Nobody in particular did it.</summary>
    public sealed record Hindered : OperatorEvent;
}

/// <summary>How a promised call went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallResult>))]
public enum CallResult
{
    [JsonStringEnumMemberName("reached")] Reached,
    [JsonStringEnumMemberName("missed")] Missed,
    /// <summary>It is not needed any more.</summary>
    [JsonStringEnumMemberName("closed")] Closed,
}

/// <param name="Id">The desk's own id of the person, unique within the desk.</param>
/// <param name="Name">As the subscriber may see it.</param>
public sealed record DeskOperator(string Id, string Name);
