using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>
/// The content a conversation is led by: one consistent edition of <c>dialogs/</c>. A new edition replaces it whole between two turns.
/// </summary>
/// <param name="Edition">Changes with every edition.</param>
public sealed record Script(
    string Edition,
    Texts Texts,
    ProblemCatalog Problems,
    IGuideCatalog Guides,
    IUnderstanding Understanding,
    ConversationSettings Settings);

/// <summary>Patience of the conversation, section <c>Conversation</c> of the settings (contracts.md §2).</summary>
public sealed record ConversationSettings
{
    /// <summary>Silence after which the bot reminds once. Default 15 minutes.</summary>
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Silence after which the inquiry is closed. Default 24 hours.</summary>
    public TimeSpan CloseAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a fragment waits for its continuation. Default 1.5 seconds; 0 = never.</summary>
    public TimeSpan BurstWindow { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a subscriber's message to an operator may stay without an answer. Default 5 minutes; <c>Operators:ReplyWithin</c>.</summary>
    public TimeSpan ReplyWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long nobody may take a chat before a call back is offered. Default 3 minutes; <c>Operators:AcceptTimeout</c>.</summary>
    public TimeSpan AcceptTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Confidence from which a kind of problem is believed without asking.</summary>
    public double Sure { get; init; } = 0.75;

    /// <summary>Confidence below which a guess is not even offered.</summary>
    public double Guess { get; init; } = 0.45;

    /// <summary>Within this time a returning subscriber is asked whether it is the same thing. Default 7 days.</summary>
    public TimeSpan SameThingWithin { get; init; } = TimeSpan.FromDays(7);
}
