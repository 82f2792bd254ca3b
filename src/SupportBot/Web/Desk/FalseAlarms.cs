using SupportBot.Operators;
using SupportBot.Understanding;

namespace SupportBot.Web.Desk;

/// <summary>An operator's word against a rule, and a senior's look at it; page and API use it alike.</summary>
public sealed class FalseAlarms(IReplyFindings findings, DeskWork work, TimeProvider time)
{
    /// <summary>Everybody may doubt what was found in his own reply, a senior in anybody's. False = there is nothing like it.</summary>
    /// <param name="why">In his words; kept without phones and figures.</param>
    /// <exception cref="Delivery.StoreUnavailableException">The store does not take anything now.</exception>
    public async Task<bool> Mark(DeskPerson who, ChatKey conversation, string message, string rule, string? why = null)
    {
        var marked = await findings.MarkFalse(conversation, message, rule, new Doubt(who.Name, time.GetUtcNow(), PhraseRedaction.Of(why ?? ""), null), who.Senior ? null : who.Id);
        if (marked)
        {
            await work.Note(who, Deeds.FalseAlarm, rule);
        }
        return marked;
    }

    public Task<bool> Review(DeskPerson who, long id) => findings.Review(id, who.Name);
}
