using SupportBot.Conversations;
using SupportBot.Policy;

namespace SupportBot.Operators;

/// <summary>An operator's words as the policy judges them: in the light of what the subscriber wrote, and of whether they are his first.</summary>
public static class Answering
{
    /// <param name="language">The conversation's own when it is not given.</param>
    public static Reply Reply(Conversation conversation, string text, Language? language = null)
    {
        var handoff = conversation is { Leader: Leader.Operator, Handoff: { Operator: not null, Spoke: false } first } ? first : null;
        return new Reply(text, Speaker.Operator, language ?? conversation.Language, conversation.LastWords, First: handoff is not null, CallBackAddress: handoff is { CallsBack: true } ? Address(conversation) : null);
    }

    private static string? Address(Conversation conversation) => conversation.Address is { Complete: true } address
        ? $"{(conversation.Language == Language.Kazakh ? address.Street!.NameKk : address.Street!.NameRu)} {address.House}"
        : null;
}
