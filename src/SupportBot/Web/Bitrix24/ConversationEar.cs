using Handoff;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Web.Bitrix24;

/// <summary>Brings what operators do in the portal into the conversation's lane, and its answer back.</summary>
/// <param name="lanes">Asked for when first needed: lanes lead to the pump, the pump to the desk, and the desk to this ear.</param>
public sealed class ConversationEar(Func<Lanes> lanes, ITurnStore store) : IDeskEar
{
    public async Task<EarAnswer> Hear(string conversation, string key, OperatorEvent happened)
    {
        try
        {
            if (!ChatKey.TryParse(conversation, out var chat) || await store.Load(chat) is null)
            {
                return new EarAnswer.Unknown(conversation);
            }
            return Answer(await lanes().Ask(chat, $"bitrix24/{key}", happened));
        }
        catch (StoreUnavailableException)
        {
            return new EarAnswer.Later();
        }
    }

    public async Task<bool> IsHandedOver(string conversation) =>
        ChatKey.TryParse(conversation, out var chat) && await store.Load(chat) is { Handoff: not null };

    private static EarAnswer Answer(OperatorReply reply) => reply switch
    {
        OperatorReply.Done => new EarAnswer.Taken(),
        OperatorReply.TakenBy other => new EarAnswer.LedBy(other.Name),
        OperatorReply.NotYours => new EarAnswer.NotLed(),
        OperatorReply.Held held => new EarAnswer.Held(string.Join(' ', held.Verdict.Shown.Select(finding => finding.Advice).Distinct(StringComparer.Ordinal)), held.Verdict.Suggestion),
        OperatorReply.Unknown unknown => new EarAnswer.Unknown(unknown.What),
        _ => throw new InvalidOperationException($"No answer for {reply.GetType().Name}."),
    };
}
