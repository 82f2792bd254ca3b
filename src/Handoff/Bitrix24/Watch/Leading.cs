using Handoff.Bitrix24.Desk;

namespace Handoff.Bitrix24.Watch;

/// <summary>Makes an employee of the portal the conversation's operator, before his words are brought. Called under the conversation's hearing gate.</summary>
internal sealed class Leading(IDeskEar ear, DeskSessions sessions)
{
    /// <summary>He leads, or the answer says why not.</summary>
    /// <param name="occasion">What he did, for the key: unique in the conversation.</param>
    public async Task<EarAnswer> Ensure(DeskSession session, DeskOperator who, string occasion)
    {
        var leads = session.Stage != SessionStage.Closed ? session.Operator : null;
        if (leads?.Id == who.Id)
        {
            return new EarAnswer.Taken();
        }
        var answer = leads is null
            ? await Take(session, who, occasion).ConfigureAwait(false)
            : await ear.Hear(session.Conversation, $"passed/{occasion}", new OperatorEvent.Transferred(who, "") { Operator = leads }).ConfigureAwait(false);
        if (answer is EarAnswer.NotLed)
        {
            answer = await Take(session, who, occasion).ConfigureAwait(false);
        }
        if (answer is EarAnswer.Taken)
        {
            await sessions.Change(session.Conversation, now => Led(now!, who, occasion)).ConfigureAwait(false);
        }
        return answer;
    }

    /// <summary>He leads again although the conversation went back to the bot meanwhile.</summary>
    public async Task<EarAnswer> Again(DeskSession session, DeskOperator who, string occasion)
    {
        var answer = await Take(session, who, occasion + "/again").ConfigureAwait(false);
        if (answer is EarAnswer.Taken)
        {
            await sessions.Change(session.Conversation, now => Led(now!, who, occasion)).ConfigureAwait(false);
        }
        return answer;
    }

    private Task<EarAnswer> Take(DeskSession session, DeskOperator who, string occasion) =>
        ear.Hear(session.Conversation, $"took/{session.Handoff}/{occasion}", new OperatorEvent.Took { Operator = who });

    // An operator who writes into a dialog that was over begins anew.
    private static DeskSession Led(DeskSession now, DeskOperator who, string occasion) => now.Stage != SessionStage.Closed
        ? now with { Operator = who }
        : now with { Operator = who, Stage = SessionStage.Open, Handoff = $"anew-{occasion}", LeftOpen = false, Unsure = null, ToldOfTrouble = false };
}
