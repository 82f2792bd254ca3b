using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SupportBot.Conversations;

/// <summary>What a turn decided: the conversation as it shall be, what is said, and what else shall happen. Nothing of it has happened yet.</summary>
public sealed record Decision(Conversation Conversation, ImmutableArray<BotMessage> Messages, ImmutableArray<Effect> Effects)
{
    /// <summary>The message was not understood (counted).</summary>
    public bool NotUnderstood { get; init; }

    /// <summary>The words that were not understood, when editors may learn from them.</summary>
    public UnclearPhrase? Unclear { get; init; }
}

/// <summary>One message of the bot before it takes the messenger's form.</summary>
/// <param name="Keys">The texts it is made of, for stories and for the transcript.</param>
/// <param name="Announcement">It is a line of the system about who leads, not the bot's own speech.</param>
public sealed record BotMessage(
    ImmutableArray<string> Keys,
    string Text,
    ImmutableArray<Choice> Choices,
    ImmutableArray<Picture> Pictures,
    bool AskContact = false,
    bool Announcement = false);

/// <param name="Payload">Question number and answer; ASCII, at most 64 bytes.</param>
/// <param name="Aside">Where a messenger has too little room this answer is written instead of pressed.</param>
public sealed record Choice(string Title, string Payload, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Aside = false);

/// <param name="Path">Below <c>dialogs/</c>, with forward slashes.</param>
public sealed record Picture(string Path, string Alt);

/// <summary>What else a turn brings about, carried out through the outbox or in the same commit.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Call the operators' desk: card and transcript go there.</summary>
    public sealed record CallDesk(string HandoffId, string Reason) : Effect;

    /// <summary>The desk need not answer any more.</summary>
    public sealed record WithdrawFromDesk(string Reason) : Effect;

    /// <summary>Somebody has to call back.</summary>
    public sealed record PromiseCallback(string Id, string Phone, TimeSlot Slot) : Effect;

    /// <summary>A phone number was confirmed or changed by the subscriber.</summary>
    public sealed record ContactConfirmed(string Phone) : Effect;

    /// <summary>The subscriber rated the help, 1 to 5.</summary>
    public sealed record Rated(int Stars, string? Operator) : Effect;
}
