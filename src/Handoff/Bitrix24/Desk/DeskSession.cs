using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Bitrix24.Desk;

/// <summary>What we know of one conversation's place in the portal. A session exists there only from handoff to close; its id is the generation.</summary>
public sealed record DeskSession
{
    public required string Conversation { get; init; }

    /// <summary>The handoff this is about.</summary>
    public required string Handoff { get; init; }

    public SessionStage Stage { get; init; }

    /// <summary>The portal's session, chat and subscriber; null until it told us. The chat and the subscriber stay the same for years.</summary>
    public string? Session { get; init; }

    public string? Chat { get; init; }

    public string? User { get; init; }

    /// <summary>The card as sent, for a session that begins anew.</summary>
    public string Card { get; init; } = "";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    /// <summary><c>+7XXXXXXXXXX</c>; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>Our ids of messages the portal has, newest last.</summary>
    public ImmutableArray<string> Sent { get; init; } = [];

    /// <summary>A message that was begun to be sent and of which no good answer came yet.</summary>
    public string? Unsure { get; init; }

    /// <summary>How often we looked for it in vain while no session was known.</summary>
    public int Looked { get; init; }

    /// <summary>The session began anew behind our back: the card has to be shown again.</summary>
    public bool CardMissing { get; init; }

    /// <summary>Who answers; null while nobody took it.</summary>
    public DeskOperator? Operator { get; init; }

    /// <summary>The operators' messages that were brought to the conversation, newest last.</summary>
    public ImmutableArray<HandledReply> Handled { get; init; } = [];

    /// <summary>Every reply up to this one was handled, though it may not stand in <see cref="Handled"/> any more.</summary>
    public long Floor { get; init; }

    /// <summary>The subscriber was told that the portal cannot be reached.</summary>
    public bool ToldOfTrouble { get; init; }

    /// <summary>Closed on our side, and the portal's session still runs: somebody has to close it.</summary>
    public bool LeftOpen { get; init; }

    /// <summary>The contact of the portal's CRM, once found or made.</summary>
    public string? Contact { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public bool Has(string messageId) => Sent.Contains(messageId);

    public bool DidHandle(string replyId) => History.Order(replyId) <= Floor || Handled.Any(reply => reply.Id == replyId);

    public string ToJson() => JsonSerializer.Serialize(this, SessionJson.Default.DeskSession);

    public static DeskSession? FromJson(string? text) => text is null ? null : JsonSerializer.Deserialize(text, SessionJson.Default.DeskSession);
}

/// <param name="Id">The portal's message.</param>
/// <param name="User">The employee who wrote it.</param>
public sealed record HandledReply(string Id, string User);

[JsonConverter(typeof(JsonStringEnumConverter<SessionStage>))]
public enum SessionStage
{
    /// <summary>Card and transcript are on their way.</summary>
    Opening,
    Open,
    Closed,
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DeskSession))]
internal sealed partial class SessionJson : JsonSerializerContext;
