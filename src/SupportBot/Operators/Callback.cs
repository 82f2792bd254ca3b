using System.Text.Json.Serialization;

namespace SupportBot.Operators;

/// <summary>Somebody was promised a call.</summary>
/// <param name="From">The promised time, local to the provider.</param>
/// <param name="Missed">How often the subscriber was called in vain.</param>
public sealed record Callback(
    string Id,
    ChatKey Conversation,
    string Phone,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset PromisedAt,
    CallbackState State = CallbackState.Open,
    int Missed = 0,
    string? Operator = null)
{
    /// <summary>Called in vain so often that the senior of the shift has to look at it.</summary>
    public bool Escalated => Missed >= Calls.MissesAllowed;
}

[JsonConverter(typeof(JsonStringEnumConverter<CallbackState>))]
public enum CallbackState
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("reached")] Reached,
    [JsonStringEnumMemberName("closed")] Closed,
}
