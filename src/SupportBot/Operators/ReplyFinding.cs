using Handoff;

namespace SupportBot.Operators;

/// <summary>What the policy found in an operator's reply, as it is kept for the head of support. Carries no secret and no phone or address.</summary>
/// <param name="MessageId">The desk's id of the reply.</param>
/// <param name="Print">Of the reply's words: the same words again are the same finding, mended words are another.</param>
/// <param name="Rule">The kind, for example <c>sarcasm</c>.</param>
/// <param name="Case">The rule itself, for example <c>sarcasm.false-praise</c>.</param>
/// <param name="Quote">The words it speaks of.</param>
/// <param name="Text">The reply, at most 200 characters.</param>
/// <param name="Client">The subscriber's message before it, at most 200 characters.</param>
/// <param name="Reason">Why it went out all the same; null when nobody insisted.</param>
public sealed record ReplyFinding(
    DateTimeOffset At, ChatKey Conversation, string MessageId, string Print, DeskOperator Operator, string Rule, string Case, FindingFate Fate,
    string Quote, string Text, string Client, string? Reason = null);

/// <summary>What became of a reply in which something was found.</summary>
public enum FindingFate
{
    /// <summary>A rule on trial: nobody was told.</summary>
    Observed,
    /// <summary>It was told and the reply went out, or it was told beside what held the reply.</summary>
    Advised,
    /// <summary>The reply did not leave with these words.</summary>
    Held,
    /// <summary>The operator gave a reason and the reply went out.</summary>
    Insisted,
}

/// <param name="Id">Given by the store, from 1.</param>
/// <param name="Doubt">An operator says it is a false alarm; null = nobody does.</param>
public sealed record KeptFinding(long Id, ReplyFinding Finding, Doubt? Doubt);

/// <param name="By">Name of who marked it.</param>
/// <param name="Why">In his words; empty when he gave none.</param>
/// <param name="ReviewedBy">Name of the senior who has settled it; null = it waits in the review list.</param>
public sealed record Doubt(string By, DateTimeOffset At, string Why, string? ReviewedBy);

/// <summary>The findings that are kept. Implemented by a store; turns add to them in their own commit.</summary>
public interface IReplyFindings
{
    /// <summary>Findings from this moment on, newest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<KeptFinding>> Since(DateTimeOffset moment, int most);

    /// <summary>An operator marks what a rule found in a reply as a false alarm; the latest words of the reply count. False = there is nothing like it.</summary>
    /// <param name="own">Only a reply of this operator's may be marked; null = anybody's.</param>
    /// <exception cref="Exception">The store does not take anything now (<c>StoreUnavailableException</c>).</exception>
    Task<bool> MarkFalse(ChatKey conversation, string messageId, string rule, Doubt doubt, string? own);

    /// <summary>A senior has looked at a marked finding: it leaves the review list. False = there is no such marked finding.</summary>
    Task<bool> Review(long id, string by);
}
